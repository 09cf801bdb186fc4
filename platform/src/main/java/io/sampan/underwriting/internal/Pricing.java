package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.underwriting.internal.Judged.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The rules of {@code pricing.yaml}: what a loan costs the lender and the rate in between cost and
 * legal cap at which the margin times the share of applicants who stay is largest.
 *
 * <p>Rates are whole steps; the search counts in millionths, so that it is exact.
 */
final class Pricing {

    private static final int MILLION = 1_000_000;
    private static final int DECIMALS = 6;

    private final AnnualRate funding;
    private final Map<String, AnnualRate> operations;
    private final BigDecimal lossGivenDefault;
    private final AnnualRate capital;
    private final long step;
    private final long cap;

    /** The share that each step of the rate loses, in millionths, by grade. */
    private final Map<String, long[]> lost;

    private Pricing(JsonNode text, AnnualRate rateMax) {
        this.funding = AnnualRate.of(value(text, "funding_rate").asString());
        this.operations = new LinkedHashMap<>();
        for (var grade : value(text, "operations_by_grade").properties()) {
            operations.put(grade.getKey(), AnnualRate.of(grade.getValue().asString()));
        }
        this.lossGivenDefault = new BigDecimal(value(text, "loss_given_default").asString());
        var share = new BigDecimal(value(text, "capital_share").asString());
        var hurdle = new BigDecimal(value(text, "capital_hurdle").asString());
        this.capital = rounded(share.multiply(hurdle));
        this.step = millionths(new BigDecimal(value(text, "rate_step").asString()));
        this.cap = millionths(rateMax.fraction()) / step * step;
        this.lost = new LinkedHashMap<>();
        for (var grade : value(text, "demand_by_grade").properties()) {
            lost.put(grade.getKey(), lost(grade.getKey(), grade.getValue()));
        }
    }

    /** Reads the rules from a rulebook's text. */
    static Pricing read(JsonNode text, AnnualRate rateMax) {
        return new Pricing(text, rateMax);
    }

    /**
     * The price of one loan.
     *
     * @param parts add up to the rate
     * @param withinLaw whether the rate covers its cost within the legal cap
     */
    record Price(List<Part> parts, AnnualRate rate, boolean withinLaw) {}

    /**
     * @param pd the enterprise's own probability of default within a year
     */
    Price price(String grade, BigDecimal pd) {
        var operating = operations.get(grade);
        var losing = lost.get(grade);
        if (operating == null || losing == null) {
            throw new IllegalStateException("pricing.yaml has no price for grade " + grade);
        }
        var risk = rounded(pd.multiply(lossGivenDefault));
        var cost = funding.plus(operating).plus(risk).plus(capital);
        long floor = millionths(cost.fraction());
        boolean lawful = floor <= cap;
        var rate = new AnnualRate(BigDecimal.valueOf(best(losing, floor), DECIMALS));
        var parts = new ArrayList<Part>(6);
        parts.add(new Part("funding", funding));
        parts.add(new Part("operations", operating));
        parts.add(new Part("risk", risk));
        parts.add(new Part("capital", capital));
        parts.add(
                new Part(
                        lawful ? "margin" : "law",
                        new AnnualRate(rate.fraction().subtract(cost.fraction()))));
        return new Price(List.copyOf(parts), rate, lawful);
    }

    /** The step from the floor to the cap that earns most; of two that earn the same the lower. */
    private long best(long[] losing, long floor) {
        long first = Math.min(cap, (floor + step - 1) / step * step);
        long best = first;
        long most = 0;
        for (long rate = first; rate <= cap; rate += step) {
            long earned = (MILLION - losing[(int) (rate / step)]) * (rate - floor);
            if (earned > most) {
                most = earned;
                best = rate;
            }
        }
        return best;
    }

    /** A curve of pairs as one share for every step of the rate. */
    private long[] lost(String grade, JsonNode pairs) {
        var shares = new long[(int) (cap / step) + 1];
        long fromRate = 0;
        long fromShare = 0;
        int next = 0;
        for (var pair : pairs) {
            long rate = millionths(new BigDecimal(pair.path("rate").asString()));
            long share = millionths(new BigDecimal(pair.path("lost").asString()));
            if (rate <= fromRate || share < fromShare || share > MILLION) {
                throw new IllegalStateException(
                        "demand of grade "
                                + grade
                                + ": rates have to rise and shares to rise up to 1");
            }
            for (; next < shares.length && next * step <= rate; next++) {
                shares[next] =
                        fromShare
                                + (share - fromShare)
                                        * (next * step - fromRate)
                                        / (rate - fromRate);
            }
            fromRate = rate;
            fromShare = share;
        }
        for (; next < shares.length; next++) {
            shares[next] = MILLION;
        }
        return shares;
    }

    private static AnnualRate rounded(BigDecimal fraction) {
        return new AnnualRate(fraction.setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    private static long millionths(BigDecimal fraction) {
        return fraction.movePointRight(DECIMALS).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static JsonNode value(JsonNode text, String key) {
        return RulebookText.value(text, key);
    }
}
