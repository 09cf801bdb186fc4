package io.sampan.contracts;

import io.sampan.calendar.DayCount;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
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

    private static final MathContext PRECISE = new MathContext(40);

    public LoanTerms {
        if (!principal.isPositive()) {
            throw refused("principal", principal, "more than zero");
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
            case EQUAL_PRINCIPAL ->
                    Money.rounded(
                            currency(),
                            left.principal().amount().divide(BigDecimal.valueOf(n), PRECISE),
                            RoundingMode.HALF_UP);
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
        return switch (count) {
            case ACTUAL_360 -> DayCount.ACT_360.parts(from, to);
            case MONTHS_30_360 -> scheduledDays(from, to);
        };
    }

    private long scheduledDays(LocalDate from, LocalDate to) {
        int number = periodOf(from);
        long days = 0;
        for (var day = from; day.isBefore(to); number++) {
            var start = number == 1 ? drawn : due(number - 1);
            var end = due(number);
            var until = end.isBefore(to) ? end : to;
            long full = number == 1 ? DayCount.MONTHS_30_360.parts(start, end) : 30;
            boolean whole = day.equals(start) && until.equals(end);
            days += whole ? full : Math.min(full, ChronoUnit.DAYS.between(day, until));
            day = until;
        }
        return days;
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

    /** Solves the payment that leaves nothing after the last due date, from the real periods. */
    private Money equalInstalment(Outstanding left) {
        var growth = BigDecimal.ONE;
        var sum = BigDecimal.ONE;
        for (int number = instalments; number > left.paidInstalments() + 1; number--) {
            growth = growth.multiply(growthOver(due(number - 1), due(number)), PRECISE);
            sum = sum.add(growth);
        }
        var firstDebt =
                left.principal()
                        .amount()
                        .multiply(growthOver(left.from(), due(left.paidInstalments() + 1)))
                        .add(left.accruedInterest().amount());
        return Money.rounded(
                currency(), firstDebt.multiply(growth).divide(sum, PRECISE), RoundingMode.HALF_UP);
    }

    private BigDecimal growthOver(LocalDate from, LocalDate to) {
        return rate.fraction()
                .multiply(BigDecimal.valueOf(days(from, to)))
                .divide(BigDecimal.valueOf(360), PRECISE)
                .add(BigDecimal.ONE);
    }

    private List<Instalment> rows(Outstanding left, Money instalment) {
        check(left);
        var rows = new ArrayList<Instalment>();
        var balance = left.principal();
        var from = left.from();
        var carried = left.accruedInterest();
        for (int number = left.paidInstalments() + 1; number <= instalments; number++) {
            var due = due(number);
            var interest = interest(balance, from, due).plus(carried);
            var principal =
                    number == instalments ? balance : principalPart(instalment, interest, balance);
            balance = balance.minus(principal);
            rows.add(new Instalment(number, from, due, principal, interest, balance));
            if (balance.isZero()) {
                break;
            }
            from = due;
            carried = Money.zero(currency());
        }
        return List.copyOf(rows);
    }

    private Money principalPart(Money instalment, Money interest, Money balance) {
        var wanted =
                switch (amortisation) {
                    case EQUAL_INSTALMENTS -> instalment.minus(interest);
                    case EQUAL_PRINCIPAL -> instalment;
                    case INTEREST_ONLY -> Money.zero(currency());
                };
        // A first period so long that its interest exceeds the instalment repays nothing; unpaid
        // interest is never added to the principal.
        return wanted.max(Money.zero(currency())).min(balance);
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
