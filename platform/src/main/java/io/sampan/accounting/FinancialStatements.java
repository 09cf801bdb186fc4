package io.sampan.accounting;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Balance sheet, profit and loss, cash flow and account balances of any period, laid out by the
 * dated formats of the pack, as the books stand or as they were known at an instant. They count by
 * booking date; amounts are yuan, foreign currency at the rate of the last day (income, expense and
 * cash flows at the rate of their day).
 */
public interface FinancialStatements {

    /**
     * A statement.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0434 if an exchange rate is missing
     */
    Statement statement(Kind kind, Asked asked);

    /**
     * What a line is made of, by account (and event, in the cash flow statement), the largest
     * first; the parts add up to the line.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0435 if the statement has no such line
     */
    List<Part> parts(Kind kind, String line, Asked asked);

    /** Opening balance, turnover and closing balance of every account, by currency. */
    Balances balances(LocalDate from, LocalDate to, @Nullable Instant knownAt);

    /** The three statements. */
    enum Kind {
        BALANCE_SHEET,
        PROFIT_AND_LOSS,
        CASH_FLOW
    }

    /** With what a statement is compared in its second column. */
    enum Compare {
        /** The balance sheet: the end of the year before; else the same span before this one. */
        BEFORE,
        /** The same span one year earlier. */
        YEAR_BEFORE
    }

    /**
     * Which statement.
     *
     * @param from first booking date; the balance sheet counts from the beginning whatever it is
     * @param to last booking date
     * @param knownAt only what was recorded by then; null: everything
     */
    record Asked(LocalDate from, LocalDate to, @Nullable Instant knownAt, Compare compare) {

        public Asked {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to " + to + " is before from " + from);
            }
        }
    }

    /**
     * A statement as it is read.
     *
     * @param citation the format it follows
     * @param comparedFrom first day of the second column
     * @param balanced assets equal liabilities and equity; the net profit is what the profit
     *     accounts hold; the cash flows explain the change of cash
     */
    record Statement(
            Kind kind,
            Words name,
            String citation,
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            LocalDate comparedFrom,
            LocalDate comparedTo,
            String currency,
            List<Line> lines,
            boolean balanced) {

        public Statement {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param level how far it is set in
     * @param total whether it is summed from other lines
     * @param amount null for a heading
     */
    record Line(
            String code,
            Words name,
            int level,
            boolean total,
            @Nullable Money amount,
            @Nullable Money compared) {}

    /**
     * A part of a line.
     *
     * @param event the event of the cash flow; null in the other statements
     * @param amount with the line's sign
     */
    record Part(EntryLine.AccountName account, @Nullable String event, Money amount) {}

    /** Account balances (科目余额表). */
    record Balances(
            LocalDate from, LocalDate to, @Nullable Instant knownAt, List<BalanceRow> rows) {

        public Balances {
            rows = List.copyOf(rows);
        }

        /**
         * Whether debits equal credits in every currency, at the beginning, in turn and at the end.
         */
        public boolean balanced() {
            return rows.stream().map(BalanceRow::currency).distinct().allMatch(this::balanced);
        }

        private boolean balanced(String currency) {
            long opening = 0;
            long turnover = 0;
            for (var row : rows) {
                if (row.currency().equals(currency)) {
                    opening += row.opening().minor();
                    turnover += row.debits().minor() - row.credits().minor();
                }
            }
            return opening == 0 && turnover == 0;
        }
    }

    /**
     * One account in one currency. Balances are debits minus credits.
     *
     * @param opening before the first day
     * @param closing after the last day
     */
    record BalanceRow(
            GlAccount account,
            String currency,
            Money opening,
            Money debits,
            Money credits,
            Money closing) {}
}
