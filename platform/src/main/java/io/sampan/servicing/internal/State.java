package io.sampan.servicing.internal;

import io.sampan.contracts.LoanTerms;
import io.sampan.money.Money;
import io.sampan.servicing.ContractState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contract is on a day: a pure function of terms, facts, calendar and rules. Amounts in
 * minor units. "To the day" counts the nights before it: the day of payment bears no interest.
 *
 * @param loan the loan as it runs, absent before the pay-out
 * @param disbursed principal paid out
 * @param rows all instalments of the plan in force and the past ones
 * @param charged fees charged so far
 * @param paid everything received, by what it was used for
 * @param earlyInterest interest settled by early repayments, whose instalments were replaced
 * @param repayments receipts in the order of their value dates
 * @param instalment the equal payment or part of the plan in force
 * @param settledOn the day on which nothing was owed any more
 */
record State(
        Terms terms,
        Rules rules,
        LocalDate asOf,
        @Nullable LoanTerms loan,
        long disbursed,
        List<Row> rows,
        long charged,
        Split paid,
        long earlyInterest,
        List<Repayment> repayments,
        long instalment,
        @Nullable LocalDate settledOn) {

    State {
        rows = List.copyOf(rows);
        repayments = List.copyOf(repayments);
    }

    Optional<LocalDate> disbursedOn() {
        return Optional.ofNullable(loan).map(LoanTerms::drawn);
    }

    long principal() {
        return disbursed - paid.principal();
    }

    long feesLeft() {
        return charged - paid.fees();
    }

    /** Contract interest earned for the nights before the day, over the life of the contract. */
    long interestEarned(LocalDate day) {
        long earned = earlyInterest;
        for (var row : rows) {
            earned += interestEarned(row, day);
        }
        return earned;
    }

    /** Penalty and compound interest earned for the nights before the day. */
    long penaltyEarned(LocalDate day) {
        long earned = 0;
        for (var row : rows) {
            earned += row.penalty(day, terms);
        }
        return earned;
    }

    /** Contract interest over the whole life if everything is paid by the plan in force. */
    long lifetimeInterest() {
        long sum = earlyInterest;
        for (var row : rows) {
            sum += row.interest();
        }
        return sum;
    }

    /** Owed on the day: all principal; interest, penalty and fees earned and unpaid. */
    Split outstanding() {
        long interest = 0;
        long penalty = 0;
        for (var row : rows) {
            interest += Math.max(0, interestEarned(row, asOf) - row.paidInterest());
            penalty += row.penaltyLeft(asOf, terms);
        }
        return new Split(feesLeft(), penalty, interest, principal(), 0);
    }

    /** The part of it that is late. */
    Split overdue() {
        return sum(row -> row.late(asOf, terms), 0);
    }

    /** Payable by now: fees and every instalment whose due date has come. */
    Split due() {
        return sum(row -> !row.due().isAfter(asOf), feesLeft());
    }

    /** The last payable day of the oldest instalment that is late. */
    Optional<LocalDate> overdueSince() {
        return rows.stream().filter(row -> row.late(asOf, terms)).map(Row::payableBy).findFirst();
    }

    int daysPastDue() {
        return overdueSince().map(day -> (int) ChronoUnit.DAYS.between(day, asOf)).orElse(0);
    }

    /** The oldest instalment of which something is left. */
    Optional<Row> nextUnpaid() {
        return rows.stream().filter(row -> row.left(asOf, terms) > 0).findFirst();
    }

    /** The instalment whose period holds the day. */
    Optional<Row> running() {
        return rows.stream().filter(row -> row.due().isAfter(asOf)).findFirst();
    }

    /** What the next payment takes: everything due, or the next instalment before its day. */
    Split nextPayment() {
        var due = due();
        if (due.total() > due.fees()) {
            return due;
        }
        return nextUnpaid()
                .map(row -> new Split(due.fees(), 0, row.interestLeft(), row.principalLeft(), 0))
                .orElse(due);
    }

    ContractState word() {
        if (loan == null) {
            return ContractState.WAITING_US;
        }
        if (settledOn != null) {
            return ContractState.SETTLED;
        }
        if (overdueSince().isPresent()) {
            return ContractState.OVERDUE;
        }
        var soon = asOf.plusDays(rules.dueSoonDays());
        return nextUnpaid().filter(row -> !row.payableBy().isAfter(soon)).isPresent()
                ? ContractState.DUE_SOON
                : ContractState.ACTIVE;
    }

    /** The next day on which the lines of earning bend or an instalment turns out missed. */
    Optional<LocalDate> nextEvent() {
        LocalDate next = null;
        for (var day : eventDays()) {
            if (day.isAfter(asOf) && (next == null || day.isBefore(next))) {
                next = day;
            }
        }
        return Optional.ofNullable(next);
    }

    private List<LocalDate> eventDays() {
        var days = new ArrayList<LocalDate>();
        for (var row : rows) {
            if (row.due().isAfter(asOf)) {
                days.add(row.due());
            }
            if (row.left(asOf, terms) > 0) {
                days.add(row.payableBy().plusDays(1));
            }
        }
        return days;
    }

    long interestEarned(Row row, LocalDate day) {
        if (loan == null || !day.isAfter(row.from())) {
            return 0;
        }
        if (!day.isBefore(row.due())) {
            return row.interest();
        }
        return loan.interest(Money.ofMinor(terms.currency(), row.balance()), row.from(), day)
                .minor();
    }

    private Split sum(java.util.function.Predicate<Row> which, long fees) {
        long penalty = 0;
        long interest = 0;
        long principal = 0;
        for (var row : rows) {
            if (which.test(row)) {
                penalty += row.penaltyLeft(asOf, terms);
                interest += row.interestLeft();
                principal += row.principalLeft();
            }
        }
        return new Split(fees, penalty, interest, principal, 0);
    }
}
