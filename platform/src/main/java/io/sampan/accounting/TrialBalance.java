package io.sampan.accounting;

import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Every account with its balance on a day; debits must equal credits.
 *
 * @param asOf entries valued up to and including this day count
 */
public record TrialBalance(LocalDate asOf, String currency, List<Row> rows) {

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    /**
     * One account.
     *
     * @param debits all debits to the day
     * @param credits all credits to the day
     */
    public record Row(GlAccount account, Money debits, Money credits) {

        /** The balance if it is a debit balance, otherwise zero. */
        public Money debit() {
            return debits.minus(credits).max(Money.zero(debits.currency()));
        }

        /** The balance if it is a credit balance, otherwise zero. */
        public Money credit() {
            return credits.minus(debits).max(Money.zero(debits.currency()));
        }

        /** The side of the balance; the normal one if it is zero. */
        public Side balanceSide() {
            int compared = debits.compareTo(credits);
            return compared == 0 ? account.normal() : compared > 0 ? Side.DEBIT : Side.CREDIT;
        }
    }

    public Money totalDebit() {
        return Money.sum(currency, rows.stream().map(Row::debit).toList());
    }

    public Money totalCredit() {
        return Money.sum(currency, rows.stream().map(Row::credit).toList());
    }

    public boolean balanced() {
        return totalDebit().equals(totalCredit());
    }
}
