package io.sampan.contracts;

import org.jspecify.annotations.Nullable;

/** A term of a contract is missing, unreadable or contradicts another one. */
public final class TermRefusedException extends IllegalArgumentException {
    private final String term;
    private final String value;
    private final String expected;

    TermRefusedException(String term, @Nullable Object value, String expected) {
        super("%s %s: expected %s".formatted(term, value, expected));
        this.term = term;
        this.value = String.valueOf(value);
        this.expected = expected;
    }

    /** The name of the term, as in the ACTUS dictionary. */
    public String term() {
        return term;
    }

    public String value() {
        return value;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }
}
