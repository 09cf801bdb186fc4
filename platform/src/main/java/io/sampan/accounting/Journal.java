package io.sampan.accounting;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A business event as the books see it: which event, of what, worth how much, on which day.
 *
 * @param id given by the caller, unique for ever: the event's idempotency key, for example {@code
 *     receipt:0197c…}
 * @param event the posting rule's name, for example {@code loan_disbursed}
 * @param valueDate the day from which it counts
 * @param bookingDate the business day on which it is booked
 * @param subject what it is about: a contract number, or a product for set-wise journals
 * @param amounts by the names the rule uses ({@code principal}, {@code interest} …); zero or more,
 *     and zero posts nothing
 */
public record Journal(
        String id,
        String event,
        LocalDate valueDate,
        LocalDate bookingDate,
        String subject,
        Map<String, Money> amounts) {

    public Journal {
        if (!id.matches("[A-Za-z0-9._:-]{1,200}")) {
            throw new IllegalArgumentException(
                    "journal id \"%s\" must have 1 to 200 letters, digits or ._:-".formatted(id));
        }
        if (subject.isBlank() || subject.length() > 200) {
            throw new IllegalArgumentException(
                    "subject of journal " + id + " must have 1 to 200 characters");
        }
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
    }
}
