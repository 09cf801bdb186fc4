package io.sampan.payments;

import io.sampan.packs.Words;
import java.time.Instant;
import java.util.UUID;

/**
 * Something about a transfer that a person must look into. Nothing is booked because of it.
 *
 * @param attempt the attempt of the transfer it is about
 * @param kind CONTRADICTION (the bank says settled and failed), SILENT (no end after the asks the
 *     pack allows), UNTOLD (whoever was to be told refuses) or RETRY_UNSAFE (a new attempt might
 *     pay twice)
 */
public record PaymentItem(
        UUID id, TransferId transfer, int attempt, Kind kind, Words text, Instant openedAt) {

    /** Why a person is needed. */
    public enum Kind {
        CONTRADICTION,
        SILENT,
        UNTOLD,
        RETRY_UNSAFE
    }
}
