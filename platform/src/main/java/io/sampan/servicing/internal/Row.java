package io.sampan.servicing.internal;

import io.sampan.calendar.DayCount;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One instalment with what has been paid of it. Amounts in minor units.
 *
 * <p>Penalty interest is kept as unpaid sum × days and rounded once, whenever it is looked at, so
 * that several stretches of different sums do not round several times.
 *
 * @param payableBy the last day on which payment is in time
 * @param balance principal that bears interest in the period
 * @param days days of interest in the whole period
 * @param lateDays unpaid sum × days, up to {@code lateSince}
 * @param lateSince the day from which the present unpaid sum counts, never before {@code payableBy}
 * @param paidOn the day on which nothing was left of it
 */
record Row(
        int number,
        LocalDate from,
        LocalDate due,
        LocalDate payableBy,
        long balance,
        long days,
        long principal,
        long interest,
        long paidPrincipal,
        long paidInterest,
        long paidPenalty,
        long lateDays,
        LocalDate lateSince,
        @Nullable LocalDate paidOn) {

    long principalLeft() {
        return principal - paidPrincipal;
    }

    long interestLeft() {
        return interest - paidInterest;
    }

    /** What bears penalty interest once it is late. */
    long lateSum(boolean compound) {
        return principalLeft() + (compound ? interestLeft() : 0);
    }

    /**
     * Penalty interest for the nights from {@code payableBy} up to the day, which does not count.
     */
    long penalty(LocalDate day, Terms terms) {
        long sumDays = lateDays(day, terms.compound());
        return sumDays == 0 ? 0 : onSumDays(sumDays, terms.penaltyRate(), terms.currency());
    }

    long penaltyLeft(LocalDate day, Terms terms) {
        return penalty(day, terms) - paidPenalty;
    }

    long left(LocalDate day, Terms terms) {
        return principalLeft() + interestLeft() + penaltyLeft(day, terms);
    }

    boolean late(LocalDate day, Terms terms) {
        return payableBy.isBefore(day) && left(day, terms) > 0;
    }

    Row paid(LocalDate day, Split split, Terms terms) {
        var since = day.isAfter(lateSince) ? day : lateSince;
        var row =
                new Row(
                        number,
                        from,
                        due,
                        payableBy,
                        balance,
                        days,
                        principal,
                        interest,
                        paidPrincipal + split.principal(),
                        paidInterest + split.interest(),
                        paidPenalty + split.penalty(),
                        lateDays(day, terms.compound()),
                        since,
                        null);
        return row.left(day, terms) > 0 ? row : row.closed(day);
    }

    private Row closed(LocalDate day) {
        return new Row(
                number,
                from,
                due,
                payableBy,
                balance,
                days,
                principal,
                interest,
                paidPrincipal,
                paidInterest,
                paidPenalty,
                lateDays,
                lateSince,
                day);
    }

    private long lateDays(LocalDate day, boolean compound) {
        if (!day.isAfter(lateSince)) {
            return lateDays;
        }
        return Math.addExact(
                lateDays,
                Math.multiplyExact(lateSum(compound), ChronoUnit.DAYS.between(lateSince, day)));
    }

    private static long onSumDays(long sumDays, AnnualRate rate, String currency) {
        var sum = Money.ofMinor(currency, sumDays);
        return DayCount.interest(sum, rate, 1, 360, RoundingMode.HALF_UP).minor();
    }
}
