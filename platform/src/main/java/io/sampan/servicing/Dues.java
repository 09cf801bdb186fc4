package io.sampan.servicing;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The first page of operations: what is due today, what is late, which cash moves.
 *
 * @param par30 principal of contracts more than 30 days past due over all principal: 0.0141 is 1.41
 *     %
 */
public record Dues(
        LocalDate day, Due due, List<Bucket> overdue, BigDecimal par30, List<CashDay> cash) {

    public Dues {
        overdue = List.copyOf(overdue);
        cash = List.copyOf(cash);
    }

    /** Payable today. Total = paid + in flight + not tried + failed, in amounts and in counts. */
    public record Due(
            Money total,
            long count,
            Money paid,
            long paidCount,
            Money inFlight,
            long inFlightCount,
            Money notTried,
            long notTriedCount,
            Money failed,
            long failedCount) {}

    /**
     * Principal of late contracts by days past due.
     *
     * @param bucket {@code 1-30}, {@code 31-60}, {@code 61-90} or {@code 90+}
     * @param change against the day before
     */
    public record Bucket(String bucket, Money amount, long count, Money change) {}

    /**
     * Cash expected.
     *
     * @param in instalments payable that day
     * @param out signed contracts waiting for the pay-out
     * @param balance at the end of the day, from the bank account's balance in the books
     */
    public record CashDay(LocalDate date, Money in, Money out, Money balance) {}
}
