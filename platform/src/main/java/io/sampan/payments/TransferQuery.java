package io.sampan.payments;

import org.jspecify.annotations.Nullable;

/**
 * Which transfers; null asks for all.
 *
 * @param cursor of an earlier page
 * @param limit 1 to 200
 */
public record TransferQuery(
        Transfer.@Nullable State state,
        Transfer.@Nullable Direction direction,
        @Nullable String subject,
        @Nullable String cursor,
        int limit) {

    public TransferQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit " + limit + " must be 1 to 200");
        }
    }
}
