package io.sampan.accounting.internal.reconciliation;

import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * A bank's statement as it was read.
 *
 * @param number the bank's own number of it
 */
record BankStatement(
        String account,
        String number,
        LocalDate from,
        LocalDate to,
        Money opening,
        Money closing,
        List<Line> lines) {

    BankStatement {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param side as our books see it: DEBIT is money to us
     */
    record Line(
            LocalDate day,
            LocalDate valueDate,
            Side side,
            Money amount,
            String endToEnd,
            String bankReference,
            String note) {

        long signed() {
            return side == Side.DEBIT ? amount.minor() : -amount.minor();
        }
    }

    /** What the lines do not explain of the change of balance, in minor units. */
    long unexplained() {
        long total = lines.stream().mapToLong(Line::signed).reduce(0, Math::addExact);
        return closing.minor() - opening.minor() - total;
    }
}
