package io.sampan.accounting;

import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry as people read it.
 *
 * @param journal the journal it belongs to
 * @param recordedAt the instant it was recorded
 * @param balance of its ledger account after it in the order of recording, positive on the
 *     account's normal side
 * @param subject what the journal is about
 */
public record EntryLine(
        String journal,
        String event,
        Words eventText,
        LocalDate valueDate,
        LocalDate bookingDate,
        Instant recordedAt,
        AccountName account,
        Side side,
        Money amount,
        Money balance,
        String subject) {

    /** Number and name of an account. */
    public record AccountName(String no, Words name) {}
}
