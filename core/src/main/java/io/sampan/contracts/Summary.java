package io.sampan.contracts;

import io.sampan.calendar.DayCount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluated contract in a few figures, seen by its creator.
 *
 * @param sums one for each currency that is paid, in the order of the first payment
 * @param returns what the flows yield; empty if they are of two currencies, go one way only or have
 *     no rate
 */
public record Summary(List<Sum> sums, Optional<Returns> returns) {

    /**
     * What is paid in one currency, in units of it.
     *
     * @param received all positive payoffs
     * @param paid all negative payoffs, as a positive amount
     * @param interest payoffs of interest, signed: positive when the creator receives
     * @param fees payoffs of fees and of penalties on prepayments, signed
     */
    public record Sum(String currency, double received, double paid, double interest, double fees) {
        public double net() {
            return received - paid;
        }
    }

    /**
     * Yields of all flows, counted from the first.
     *
     * @param yearlyRate simple: twelve times the monthly internal rate ({@link Yields#yearlyRate})
     * @param effectiveYearlyRate compound, days / 365 ({@link Yields#effectiveYearlyRate})
     * @param duration Macaulay duration in years of the flows after the first day, at the effective
     *     rate; missing if they are worth nothing
     */
    public record Returns(
            double yearlyRate, double effectiveYearlyRate, @Nullable Double duration) {}

    public Summary {
        sums = List.copyOf(sums);
    }

    /** Sums up all rows. */
    public static Summary of(Evaluation evaluation) {
        var counted = new LinkedHashMap<String, double[]>();
        for (int i = 0; i < evaluation.size(); i++) {
            if (evaluation.payoffCounted(i) != 0) {
                add(
                        counted.computeIfAbsent(evaluation.currency(i), _ -> new double[4]),
                        evaluation,
                        i);
            }
        }
        var sums = new ArrayList<Sum>();
        counted.forEach((currency, s) -> {
            double unit = evaluation.unitOf(currency);
            sums.add(new Sum(currency, s[0] / unit, s[1] / unit, s[2] / unit, s[3] / unit));
        });
        return new Summary(sums, sums.size() == 1 ? returns(evaluation) : Optional.empty());
    }

    /** Sums stay in the unit of the counting, where money is exact. */
    private static void add(double[] sums, Evaluation evaluation, int i) {
        double payoff = evaluation.payoffCounted(i);
        sums[payoff > 0 ? 0 : 1] += Math.abs(payoff);
        switch (evaluation.type(i)) {
            case IP, IPFX, IPFL -> sums[2] += payoff;
            case FP, PY -> sums[3] += payoff;
            default -> {
                // Principal, prices and settlements are neither interest nor fees.
            }
        }
    }

    private static Optional<Returns> returns(Evaluation evaluation) {
        var dates = new ArrayList<LocalDate>();
        var amounts = new ArrayList<Double>();
        for (int i = 0; i < evaluation.size(); i++) {
            if (evaluation.payoffCounted(i) != 0) {
                dates.add(evaluation.date(i));
                amounts.add(evaluation.payoffCounted(i));
            }
        }
        if (amounts.stream().allMatch(amount -> amount > 0)
                || amounts.stream().allMatch(amount -> amount < 0)) {
            return Optional.empty();
        }
        var first = dates.getFirst();
        var flows = amounts.stream().mapToDouble(Double::doubleValue).toArray();
        var months =
                dates.stream()
                        .mapToDouble(date -> DayCount.MONTHS_30_360.parts(first, date) / 30.0)
                        .toArray();
        var years =
                dates.stream()
                        .mapToDouble(date -> ChronoUnit.DAYS.between(first, date) / 365.0)
                        .toArray();
        try {
            double effective = RateOfReturn.solve(flows, years);
            double yearly = 12 * RateOfReturn.solve(flows, months);
            return Optional.of(new Returns(yearly, effective, duration(flows, years, effective)));
        } catch (IllegalArgumentException e) {
            // Money in and out, but no rate at which they are worth the same: there is none to
            // show.
            return Optional.empty();
        }
    }

    private static @Nullable Double duration(double[] flows, double[] years, double rate) {
        double value = 0;
        double weighted = 0;
        for (int i = 0; i < flows.length; i++) {
            if (years[i] > 0) {
                double worth = flows[i] * Math.exp(-years[i] * Math.log1p(rate));
                value += worth;
                weighted += years[i] * worth;
            }
        }
        return value == 0 || !Double.isFinite(weighted / value) ? null : weighted / value;
    }
}
