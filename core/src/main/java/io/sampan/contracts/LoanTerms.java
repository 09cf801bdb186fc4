package io.sampan.contracts;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.DayCount;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a loan to a small enterprise, repaid monthly, and the plans that follow from them.
 *
 * <p>Due dates are {@code firstDue + k months}, clipped at month ends and never counted from the
 * previous due date. The day of drawdown bears interest, the day of repayment does not. Interest is
 * rounded half-up to the fen once per period; the last instalment absorbs what rounding left, so
 * the principal of a plan sums exactly to the principal lent.
 *
 * @param principal the sum drawn, more than zero
 * @param rate the contract rate, not negative: 7.2 % is 0.072
 * @param drawn the day of drawdown
 * @param firstDue the first day of repayment, after {@code drawn}
 * @param instalments number of monthly due dates, 1 to 600
 */
public record LoanTerms(
        Money principal,
        AnnualRate rate,
        LocalDate drawn,
        LocalDate firstDue,
        int instalments,
        Amortisation amortisation,
        InterestCount count) {

    /** Longest plan, fifty years. */
    public static final int INSTALMENTS_MAX = 600;

    private static final long PRINCIPAL_MAX = 1L << 50;
    private static final Counting ROUNDED = Counting.money(RoundingMode.HALF_UP);

    public LoanTerms {
        if (!principal.isPositive()) {
            throw refused("principal", principal, "more than zero");
        }
        if (principal.minor() > PRINCIPAL_MAX) {
            throw refused("principal", principal, "at most 2^50 minor units");
        }
        if (rate.fraction().signum() < 0 || rate.fraction().compareTo(BigDecimal.TEN) > 0) {
            throw refused("rate", rate, "between 0 % and 1000 %");
        }
        if (!firstDue.isAfter(drawn)) {
            throw refused("firstDue", firstDue, "after the drawdown on " + drawn);
        }
        if (instalments < 1 || instalments > INSTALMENTS_MAX) {
            throw refused("instalments", instalments, "1 to " + INSTALMENTS_MAX);
        }
    }

    /** The due date of instalment {@code number}, counted from 1. */
    public LocalDate due(int number) {
        return firstDue.plusMonths(number - 1L);
    }

    /** The last due date. */
    public LocalDate maturity() {
        return due(instalments);
    }

    /** The whole plan as agreed, from drawdown to the last due date. */
    public List<Instalment> plan() {
        return planFrom(principal, drawn, 0);
    }

    /**
     * The plan for a changed balance over the due dates that are left: smaller instalments, same
     * last day. All interest before {@code from} is paid.
     */
    public List<Instalment> planFrom(Money balance, LocalDate from, int paidInstalments) {
        return smallerInstalments(new Outstanding(balance, from, paidInstalments));
    }

    /** Smaller instalments over all due dates that are left. */
    public List<Instalment> smallerInstalments(Outstanding left) {
        return rows(left, instalment(left));
    }

    /**
     * The same instalments for a shorter time: the plan ends as soon as the balance is used up.
     *
     * @param instalment what {@link #instalment()} gave for the plan in force: the equal payment,
     *     or the equal part of principal; ignored for {@code INTEREST_ONLY}
     */
    public List<Instalment> shorterTerm(Outstanding left, Money instalment) {
        return rows(left, instalment);
    }

    /** The equal payment ({@code EQUAL_INSTALMENTS}), the equal part of principal otherwise. */
    public Money instalment() {
        return instalment(new Outstanding(principal, drawn, 0));
    }

    /** As {@link #instalment()}, for what is left of the loan over the due dates that are left. */
    public Money instalment(Outstanding left) {
        check(left);
        int n = instalments - left.paidInstalments();
        return switch (amortisation) {
            case EQUAL_INSTALMENTS -> equalInstalment(left);
            case EQUAL_PRINCIPAL -> {
                var part =
                        BigDecimal.valueOf(left.principal().minor())
                                .divide(BigDecimal.valueOf(n), 0, RoundingMode.HALF_UP);
                yield Money.ofMinor(currency(), part.longValueExact());
            }
            case INTEREST_ONLY -> Money.zero(currency());
        };
    }

    /**
     * Interest on a constant balance over any days, half-up to the fen, rounded once. Days after
     * the last due date are counted on as if the due dates went on.
     */
    public Money interest(Money balance, LocalDate from, LocalDate to) {
        return DayCount.interest(balance, rate, days(from, to), 360, RoundingMode.HALF_UP);
    }

    /** Days of interest in {@code [from, to)} of a year of 360, as the contract counts them. */
    public long days(LocalDate from, LocalDate to) {
        if (from.isBefore(drawn) || to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "interest from %s to %s: expected %s <= from <= to".formatted(from, to, drawn));
        }
        return counter(from).parts(from.toEpochDay(), to.toEpochDay());
    }

    /**
     * The loan as the lender's contract of the ACTUS standard: {@code ANN}, {@code LAM} or {@code
     * PAM}. Its evaluation in money, rounded half-up, is the plan.
     */
    public Debt contract() {
        var agreed = new Outstanding(principal, drawn, 0);
        return contract(agreed, instalment(), drawn.minusDays(1));
    }

    private Debt contract(Outstanding left, Money instalment, LocalDate status) {
        var deal =
                new Deal(
                        "",
                        ContractRole.RPA,
                        currency(),
                        null,
                        status.atStartOfDay(),
                        DateRules.PLAIN,
                        Trade.NONE);
        var sum =
                new Principal(
                        left.principal().amount(),
                        drawn.atStartOfDay(),
                        BigDecimal.ZERO,
                        maturity().atStartOfDay());
        var monthly = new Recurrence(firstDue.atStartOfDay(), Cycle.monthly());
        var interest =
                new Interest(
                        count == InterestCount.ACTUAL_360
                                ? DayCount.ACT_360
                                : DayCount.MONTHS_30_360,
                        rate.fraction(),
                        left.accruedInterest().amount(),
                        monthly,
                        null,
                        false);
        var redemption = new Redemption(monthly, instalment.amount(), null, false);
        return switch (amortisation) {
            case EQUAL_INSTALMENTS ->
                    new Ann(
                            deal,
                            sum,
                            interest,
                            redemption,
                            InterestBase.NOTIONAL,
                            RateReset.NONE,
                            Fees.NONE,
                            Scaling.NONE,
                            Prepayment.NONE);
            case EQUAL_PRINCIPAL ->
                    new Lam(
                            deal,
                            sum,
                            interest,
                            redemption,
                            InterestBase.NOTIONAL,
                            RateReset.NONE,
                            Fees.NONE,
                            Scaling.NONE,
                            Prepayment.NONE);
            case INTEREST_ONLY ->
                    new Pam(
                            deal,
                            sum,
                            interest,
                            RateReset.NONE,
                            Fees.NONE,
                            Scaling.NONE,
                            Prepayment.NONE);
        };
    }

    /** Reads the rows of the plan off the evaluated events of the contract. */
    private List<Instalment> rows(Outstanding left, Money instalment) {
        check(left);
        var contract = contract(left, instalment, left.from());
        var events = Contracts.evaluate(contract, Situation.PLAIN, ROUNDED, counter(left.from()));
        var rows = new ArrayList<Instalment>();
        var from = left.from();
        var balance = left.principal();
        var repaid = Money.zero(currency());
        var interest = Money.zero(currency());
        for (int i = 0; i < events.size() && balance.isPositive(); i++) {
            var due = events.date(i);
            if (events.type(i) == EventType.IP) {
                interest = events.payoffMoney(i);
            } else {
                repaid = events.payoffMoney(i);
            }
            boolean last = i + 1 == events.size() || !events.date(i + 1).equals(due);
            if (last) {
                balance = balance.minus(repaid);
                int number = left.paidInstalments() + rows.size() + 1;
                rows.add(new Instalment(number, from, due, repaid, interest, balance));
                from = due;
                repaid = Money.zero(currency());
            }
        }
        return List.copyOf(rows);
    }

    private Money equalInstalment(Outstanding left) {
        int payments = instalments - left.paidInstalments();
        var times = new long[payments];
        for (int i = 0; i < payments; i++) {
            times[i] = due(left.paidInstalments() + 1 + i).toEpochDay() * Times.DAY;
        }
        var counter = counter(left.from());
        var annuity = Annuity.over(times, counter);
        double payment =
                annuity.wholePayment(
                        Counting.whole(left.principal().minor()),
                        Counting.whole(left.accruedInterest().minor()),
                        rate.fraction().doubleValue(),
                        0,
                        counter.position(left.from().toEpochDay()),
                        RoundingMode.HALF_UP);
        return Money.ofMinor(currency(), (long) payment);
    }

    /** Counts the days from a day on, which may lie inside a scheduled period. */
    private DayCounter counter(LocalDate from) {
        int number = periodOf(from);
        var start = number == 1 ? drawn : due(number - 1);
        var due = due(number);
        if (count == InterestCount.ACTUAL_360) {
            return DayCounter.of(
                    DayCount.ACT_360,
                    BusinessCalendar.NONE,
                    0,
                    from.toEpochDay(),
                    due.toEpochDay());
        }
        long period = number == 1 ? DayCount.MONTHS_30_360.parts(start, due) : 30;
        long parts =
                from.equals(start) ? period : Math.min(period, ChronoUnit.DAYS.between(from, due));
        return new DayCounter.MonthGrid(
                from.toEpochDay(), due.toEpochDay(), parts, firstDue.getDayOfMonth());
    }

    /** The number of the period that holds the day: start <= day < due. */
    private int periodOf(LocalDate day) {
        if (day.isBefore(firstDue)) {
            return 1;
        }
        int number = (int) ChronoUnit.MONTHS.between(firstDue, day) + 1;
        while (!due(number).isAfter(day)) {
            number++;
        }
        return number;
    }

    private void check(Outstanding left) {
        if (!left.principal().currency().equals(currency())) {
            throw refused("principal", left.principal(), "an amount in " + currency());
        }
        if (left.paidInstalments() < 0 || left.paidInstalments() >= instalments) {
            throw refused("paidInstalments", left.paidInstalments(), "0 to " + (instalments - 1));
        }
        var next = due(left.paidInstalments() + 1);
        if (left.from().isBefore(drawn) || !left.from().isBefore(next)) {
            throw refused("from", left.from(), "from %s to before %s".formatted(drawn, next));
        }
    }

    private String currency() {
        return principal.currency();
    }

    private static IllegalArgumentException refused(String term, Object value, String expected) {
        return new IllegalArgumentException("%s %s: expected %s".formatted(term, value, expected));
    }
}
