package io.sampan.servicing.internal;

import static java.lang.Math.min;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.contracts.Instalment;
import io.sampan.contracts.LoanTerms;
import io.sampan.contracts.Outstanding;
import io.sampan.money.Money;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a contract is from what happened to it: the facts in order of value date, on one
 * day in order of entry, each applied to the plan. Nothing here knows a clock or a store.
 *
 * <p>A receipt pays fees, then the instalments that are due, oldest first, each in the pack's order
 * (Civil Code art. 560 and 561). What is left pays the running instalment before its day (it waits,
 * no interest is saved), or, if the payer asked for an early repayment, the interest to the day and
 * then principal, and the plan is drawn anew. What is still left belongs to the customer.
 */
final class Replay {

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::valueDate).thenComparingInt(fact -> fact.stamp().number());

    private final Terms terms;
    private final BusinessCalendar calendar;
    private final RuleBook rules;
    private final List<Row> rows = new ArrayList<>();
    private final List<Repayment> repayments = new ArrayList<>();
    private @Nullable LoanTerms loan;
    private long disbursed;
    private long charged;
    private Split paid = Split.NONE;
    private long earlyInterest;
    private long instalment;
    private @Nullable LocalDate settledOn;

    private Replay(Terms terms, BusinessCalendar calendar, RuleBook rules) {
        this.terms = terms;
        this.calendar = calendar;
        this.rules = rules;
    }

    /** The contract on the day. Facts with a later value date do not count yet. */
    static State state(
            Terms terms,
            List<? extends Fact> facts,
            BusinessCalendar calendar,
            RuleBook rules,
            LocalDate asOf) {
        var replay = new Replay(terms, calendar, rules);
        var reversed = reversed(facts);
        facts.stream()
                .filter(fact -> !fact.valueDate().isAfter(asOf))
                .sorted(ORDER)
                .forEach(fact -> replay.apply(fact, reversed.contains(fact.id())));
        return replay.result(asOf);
    }

    /** The facts as they were known at an instant. */
    static List<Fact> knownAt(List<Fact> facts, Instant instant) {
        return facts.stream().filter(fact -> !fact.stamp().recordedAt().isAfter(instant)).toList();
    }

    private static Set<UUID> reversed(List<? extends Fact> facts) {
        var ids = new HashSet<UUID>();
        for (var fact : facts) {
            if (fact instanceof Fact.Reversed(_, UUID id, _)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private void apply(Fact fact, boolean reversed) {
        switch (fact) {
            case Fact.Received received when reversed ->
                    repayments.add(new Repayment(received, Split.NONE, true));
            case Fact.Received received -> receive(received);
            case Fact.Disbursed(_, long amount, _) when !reversed ->
                    disburse(fact.valueDate(), amount);
            case Fact.Charged(_, long amount) when !reversed -> charge(amount);
            case Fact.Disbursed _, Fact.Charged _, Fact.Reversed _ -> {}
        }
    }

    private void disburse(LocalDate day, long amount) {
        if (loan != null || amount != terms.loan().principal().minor()) {
            throw new IllegalStateException(
                    "pay-out of " + amount + ": expected " + terms.loan().principal() + ", once");
        }
        var running = terms.from(day);
        loan = running;
        disbursed = amount;
        instalment = running.instalment().minor();
        add(running, amount, running.plan());
    }

    private void charge(long amount) {
        charged += amount;
        settledOn = null;
    }

    private void receive(Fact.Received fact) {
        var day = fact.valueDate();
        long left = fact.amount();
        var split = new Split(min(left, charged - paid.fees()), 0, 0, 0, 0);
        left -= split.fees();
        for (int i = 0; i < rows.size() && left > 0; i++) {
            if (!rows.get(i).due().isAfter(day)) {
                var part = pay(i, day, left);
                split = split.plus(part);
                left -= part.total();
            }
        }
        if (left > 0 && fact.kind() != RepaymentKind.DUE) {
            var part = repayEarly(fact, left);
            split = split.plus(part);
            left -= part.total();
        }
        int running = running(day);
        if (left > 0 && running >= 0) {
            var part = pay(running, day, left);
            split = split.plus(part);
            left -= part.total();
        }
        split = split.plus(new Split(0, 0, 0, 0, left));
        paid = paid.plus(split);
        repayments.add(new Repayment(fact, split, false));
        if (!owesNothing(day)) {
            settledOn = null;
        } else if (settledOn == null) {
            settledOn = day;
        }
    }

    /** Pays one instalment in the pack's order. */
    private Split pay(int index, LocalDate day, long amount) {
        var row = rows.get(index);
        var split = Split.NONE;
        for (var bucket : rules.on(day).order()) {
            long left = amount - split.total();
            split =
                    split.plus(
                            switch (bucket) {
                                case PENALTY ->
                                        new Split(
                                                0, min(left, row.penaltyLeft(day, terms)), 0, 0, 0);
                                case INTEREST ->
                                        new Split(0, 0, min(left, row.interestLeft()), 0, 0);
                                case PRINCIPAL ->
                                        new Split(0, 0, 0, min(left, row.principalLeft()), 0);
                            });
        }
        if (split.total() > 0) {
            rows.set(index, row.paid(day, split, terms));
        }
        return split;
    }

    /**
     * Charges the interest to the day, takes the rest off the principal and draws the plan anew.
     * What was paid of the running instalment before its day is used for the same, so interest paid
     * beyond the day comes back as principal.
     */
    private Split repayEarly(Fact.Received fact, long amount) {
        var day = fact.valueDate();
        int index = running(day);
        if (index < 0 || loan == null) {
            return Split.NONE;
        }
        var row = rows.get(index);
        long accrued = accrued(loan, row, day);
        long open = row.balance() - row.paidPrincipal();
        long available = amount + row.paidInterest() - accrued;
        long principal = min(open, beforeFee(available));
        if (principal <= 0) {
            return Split.NONE;
        }
        long fee = earlyFee(principal);
        charged += fee;
        earlyInterest += accrued;
        redraw(loan, index, day, open - principal, fact.kind(), fact.effect());
        return new Split(fee, 0, accrued - row.paidInterest(), principal, 0);
    }

    private void redraw(
            LoanTerms loan,
            int index,
            LocalDate day,
            long balance,
            RepaymentKind kind,
            Effect effect) {
        int number = rows.get(index).number();
        rows.subList(index, rows.size()).clear();
        if (balance == 0) {
            return;
        }
        var left = new Outstanding(Money.ofMinor(terms.currency(), balance), day, number - 1);
        if (kind == RepaymentKind.PART && effect == Effect.SMALLER) {
            instalment = loan.instalment(left).minor();
            add(loan, balance, loan.smallerInstalments(left));
        } else {
            var same = Money.ofMinor(terms.currency(), instalment);
            add(loan, balance, loan.shorterTerm(left, same));
        }
    }

    private void add(LoanTerms loan, long balance, List<Instalment> plan) {
        long open = balance;
        for (var next : plan) {
            var payableBy = calendar.nextOrSame(next.due());
            rows.add(
                    new Row(
                            next.number(),
                            next.from(),
                            next.due(),
                            payableBy,
                            open,
                            loan.days(next.from(), next.due()),
                            next.principal().minor(),
                            next.interest().minor(),
                            0,
                            0,
                            0,
                            0,
                            payableBy,
                            null));
            open = next.balanceAfter().minor();
        }
    }

    /** The largest principal whose fee still fits into the amount beside it. */
    private long beforeFee(long amount) {
        if (amount <= 0 || terms.earlyFeeRate().signum() == 0) {
            return amount;
        }
        var factor = BigDecimal.ONE.add(terms.earlyFeeRate());
        long principal =
                BigDecimal.valueOf(amount).divide(factor, 0, RoundingMode.UP).longValueExact();
        while (principal > 0 && principal + earlyFee(principal) > amount) {
            principal--;
        }
        return principal;
    }

    private long earlyFee(long principal) {
        return earlyFee(principal, terms);
    }

    static long earlyFee(long principal, Terms terms) {
        return terms.earlyFeeRate()
                .multiply(BigDecimal.valueOf(principal))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private long accrued(LoanTerms loan, Row row, LocalDate day) {
        return loan.interest(Money.ofMinor(terms.currency(), row.balance()), row.from(), day)
                .minor();
    }

    /** The index of the instalment whose period holds the day, or -1 after the last due date. */
    private int running(LocalDate day) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).due().isAfter(day)) {
                return i;
            }
        }
        return -1;
    }

    private boolean owesNothing(LocalDate day) {
        return Objects.nonNull(loan)
                && charged == paid.fees()
                && disbursed == paid.principal()
                && rows.stream().allMatch(row -> row.left(day, terms) == 0);
    }

    private State result(LocalDate asOf) {
        return new State(
                terms,
                rules.on(asOf),
                asOf,
                loan,
                disbursed,
                rows,
                charged,
                paid,
                earlyInterest,
                repayments,
                instalment,
                settledOn);
    }
}
