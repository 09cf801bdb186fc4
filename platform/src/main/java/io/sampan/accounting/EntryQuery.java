package io.sampan.accounting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries.
 *
 * @param account number of the account; null: all
 * @param subject for example a contract number; null: all
 * @param from first value date; null: from the beginning
 * @param to last value date, included; null: to the end
 * @param cursor of an earlier page
 * @param limit 1 to 200
 */
public record EntryQuery(
        @Nullable String account,
        @Nullable String subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String cursor,
        int limit) {

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
