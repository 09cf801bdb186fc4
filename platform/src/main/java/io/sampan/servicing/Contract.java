package io.sampan.servicing;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract and everything it owes as of a day, from the facts known now.
 *
 * @param outstanding principal still owed; interest, penalty and fees earned to the day and unpaid
 * @param overdue the part of it that is late
 * @param collections debits asked of the customer's bank, newest first
 */
public record Contract(
        ContractLine line,
        Terms terms,
        RiskClass riskClass,
        LocalDate asOf,
        Amounts outstanding,
        Amounts overdue,
        List<Row> instalments,
        List<Receipt> receipts,
        List<Collection> collections,
        String application,
        @Nullable UUID document) {

    public Contract {
        instalments = List.copyOf(instalments);
        receipts = List.copyOf(receipts);
        collections = List.copyOf(collections);
    }

    /**
     * What was agreed.
     *
     * @param months number of monthly instalments
     * @param penaltyRate yearly rate on overdue sums
     */
    public record Terms(
            Money amount,
            AnnualRate rate,
            int months,
            Amortisation amortisation,
            InterestCount dayCount,
            LocalDate firstDue,
            AnnualRate penaltyRate) {}

    /** Where an instalment stands. */
    public enum RowState {
        PAID,
        DUE,
        OVERDUE,
        FUTURE,
        PART
    }

    /**
     * One instalment and what has been paid of it.
     *
     * @param payableBy the last day on which payment is in time: {@code due}, or the next business
     *     day if that is a rest day
     * @param penalty earned on it to the day
     * @param total principal, interest and penalty
     * @param paidOn the day on which it became wholly paid
     * @param days days of interest in the period
     * @param balanceAfter principal owed after it by the plan
     * @param explain how the interest was computed
     */
    public record Row(
            int number,
            LocalDate from,
            LocalDate due,
            LocalDate payableBy,
            Money principal,
            Money interest,
            Money penalty,
            Money total,
            Money paid,
            Money left,
            @Nullable LocalDate paidOn,
            RowState state,
            long days,
            Money balanceAfter,
            Words explain) {}

    /**
     * A debit of the customer's account.
     *
     * @param state {@code IN_FLIGHT}, {@code SETTLED} or {@code FAILED}
     * @param reason why it failed
     */
    public record Collection(
            UUID transfer,
            RepaymentKind kind,
            Money amount,
            LocalDate askedOn,
            Instant startedAt,
            String state,
            @Nullable Words reason) {}
}
