package io.sampan.parties;

/**
 * A person as screens show it: numbers masked.
 *
 * @param idNumberMasked for example {@code 110***********123X}
 * @param phoneMasked for example {@code 138****5678}
 */
public record Person(PersonId id, String name, String idNumberMasked, String phoneMasked) {

    /** Without name and numbers, for logs. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
