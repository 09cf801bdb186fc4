package io.sampan.accounting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries.
 *
 * @param account number of the account; null: all
 * @param subject for example a contract number; null: all
 * @param event the posting rule's name; null: all
 * @param by the date that {@code from} and {@code to} mean, and by which the entries are ordered
 * @param from first day; null: from the beginning
 * @param to last day, included; null: to the end
 * @param knownAt only what was recorded by then; null: everything
 * @param cursor of an earlier page
 * @param limit 1 to 200
 */
public record EntryQuery(
        @Nullable String account,
        @Nullable String subject,
        @Nullable String event,
        By by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant knownAt,
        @Nullable String cursor,
        int limit) {

    /** From when it counts, or the business day on which it was booked: statements go by that. */
    public enum By {
        VALUE_DATE,
        BOOKING_DATE
    }

    /** By value date, whenever it was recorded. */
    public EntryQuery(
            @Nullable String account,
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            int limit) {
        this(account, subject, null, By.VALUE_DATE, from, to, null, cursor, limit);
    }

    public EntryQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit " + limit + " must be 1 to 200");
        }
    }

    /** Everything recorded for one subject. */
    public static EntryQuery of(String subject) {
        return new EntryQuery(null, subject, null, null, null, 200);
    }
}
