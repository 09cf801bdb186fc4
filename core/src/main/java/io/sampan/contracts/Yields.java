package io.sampan.contracts;

import io.sampan.calendar.DayCount;
import io.sampan.money.AnnualRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Yearly rates of cash flows: the internal rate of return of everything paid and received, fees
 * included, counted from the day of the first flow.
 *
 * <p>The sides of a contract see the same rate, so the sign of all flows together does not matter.
 * Rates for showing have four decimals of the fraction: 0.0728 is 7.28 %.
 */
public final class Yields {
    private static final int SHOWN_DECIMALS = 4;

    private Yields() {}

    /**
     * The simple yearly rate that Chinese lenders show (PBOC notice 2021 No. 3, method of internal
     * rate of return): the monthly internal rate times twelve. A broken month counts its days / 30.
     *
     * @throws IllegalArgumentException if there is no such rate: nothing received or nothing paid
     */
    public static AnnualRate yearlyRate(List<Flow> flows) {
        return shown(yearlyRateUnrounded(flows));
    }

    /** As {@link #yearlyRate}, unrounded. */
    public static double yearlyRateUnrounded(List<Flow> flows) {
        return 12 * rate(flows, (from, to) -> DayCount.MONTHS_30_360.parts(from, to) / 30.0);
    }

    /**
     * The compound yearly rate, days / 365 (XIRR).
     *
     * @throws IllegalArgumentException if there is no such rate: nothing received or nothing paid
     */
    public static AnnualRate effectiveYearlyRate(List<Flow> flows) {
        return shown(effectiveYearlyRateUnrounded(flows));
    }

    /** As {@link #effectiveYearlyRate}, unrounded. */
    public static double effectiveYearlyRateUnrounded(List<Flow> flows) {
        return rate(flows, (from, to) -> ChronoUnit.DAYS.between(from, to) / 365.0);
    }

    /**
     * The annual percentage rate of Directive 2008/48/EC, Annex I: compound; whole years and equal
     * months of a twelfth year counted back from each payment, days that remain / 365, or / 366 if
     * they hold a 29 February.
     */
    public static double euAnnualPercentageRate(List<Flow> flows) {
        return rate(flows, Yields::euYears);
    }

    /** The rate per period of flows that are one period apart; the first is at time 0. */
    public static double periodicRate(double... flows) {
        var times = new double[flows.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
        }
        return RateOfReturn.solve(flows, times);
    }

    private static double euYears(LocalDate from, LocalDate to) {
        long months = ChronoUnit.MONTHS.between(from, to);
        if (from.plusMonths(months + 1).equals(to)) {
            months++;
        }
        var day = to.minusMonths(months);
        if (from.plusMonths(months).equals(to)) {
            day = from;
        }
        long days = ChronoUnit.DAYS.between(from, day);
        return months / 12.0 + days / (double) (holdsLeapDay(from, day) ? 366 : 365);
    }

    private static boolean holdsLeapDay(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (LocalDate.of(year, 1, 1).isLeapYear()) {
                var leapDay = LocalDate.of(year, 2, 29);
                if (!leapDay.isBefore(from) && leapDay.isBefore(to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double rate(List<Flow> flows, ToDoubleBiFunction<LocalDate, LocalDate> time) {
        if (flows.isEmpty()) {
            throw new IllegalArgumentException("a rate of return needs flows, none were given");
        }
        var first = flows.stream().map(Flow::date).min(LocalDate::compareTo).orElseThrow();
        var currency = flows.getFirst().amount().currency();
        var amounts = new double[flows.size()];
        var times = new double[flows.size()];
        for (int i = 0; i < amounts.length; i++) {
            var flow = flows.get(i);
            if (!flow.amount().currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "flow of %s on %s: expected an amount in %s"
                                .formatted(flow.amount(), flow.date(), currency));
            }
            amounts[i] = flow.amount().minor();
            times[i] = time.applyAsDouble(first, flow.date());
        }
        return RateOfReturn.solve(amounts, times);
    }

    private static AnnualRate shown(double rate) {
        return new AnnualRate(
                BigDecimal.valueOf(rate).setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP));
    }
}
