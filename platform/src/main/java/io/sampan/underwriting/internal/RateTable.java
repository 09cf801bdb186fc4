package io.sampan.underwriting.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many customers of each grade are lost at each yearly rate: a demand curve.
 *
 * @param churn by grade, the share lost at each rate
 */
record RateTable(Map<String, List<Step>> churn) {

    RateTable {
        churn = new TreeMap<>(churn);
    }

    /** At a rate, the share of customers who go elsewhere; both are fractions. */
    record Step(BigDecimal rate, BigDecimal churn) {}

    /**
     * What a yuan costs.
     *
     * @param lossGivenDefault the part of what is owed that a default loses
     * @param funding paid for a year
     * @param rateMax no offer goes above it
     */
    record Costs(BigDecimal lossGivenDefault, BigDecimal funding, BigDecimal rateMax) {}

    /**
     * What a yuan offered for a year is expected to earn: those who stay pay interest unless they
     * default, lose a part if they do, and cost funding.
     */
    static BigDecimal margin(Step step, BigDecimal pd, Costs costs) {
        var kept = BigDecimal.ONE.subtract(step.churn());
        var paid = step.rate().multiply(BigDecimal.ONE.subtract(pd));
        return kept.multiply(
                paid.subtract(costs.lossGivenDefault().multiply(pd)).subtract(costs.funding()));
    }

    /** The rate that earns most, the lower of two equal ones; empty if none earns anything. */
    Optional<Step> best(String grade, BigDecimal pd, Costs costs) {
        Step best = null;
        var most = BigDecimal.ZERO;
        for (var step : churn.getOrDefault(grade, List.of())) {
            var margin = margin(step, pd, costs);
            if (step.rate().compareTo(costs.rateMax()) <= 0 && margin.compareTo(most) > 0) {
                best = step;
                most = margin;
            }
        }
        return Optional.ofNullable(best);
    }
}
