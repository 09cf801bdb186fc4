package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.internal.Judged.Part;
import io.sampan.underwriting.internal.Judged.Step;
import io.sampan.underwriting.internal.Rulebook.GradeTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much and at what price: the limit is the least of what product, grade, sales and law allow,
 * less what is owed already; the price is the grade's parts within the legal cap.
 */
final class Capacity {

    private final Rulebook rulebook;
    private final GradeTerms grade;

    Capacity(Rulebook rulebook, GradeTerms grade) {
        this.rulebook = rulebook;
        this.grade = grade;
    }

    /** The candidates in the order of the waterfall; the last step is the limit. */
    List<Step> limit(Case asked) {
        var currency = asked.asked().currency();
        var candidates = new ArrayList<Step>();
        candidates.add(step("product", asked.product().amountMax()));
        candidates.add(step("grade", grade.amount()));
        candidates.add(step("capacity", bySales(asked)));
        candidates.add(step("law", rulebook.limits().inclusiveMax()));
        var least = candidates.stream().min(Comparator.comparing(Step::amount)).orElseThrow();
        candidates.replaceAll(s -> s.id().equals(least.id()) ? binding(s) : s);
        candidates.add(step("existing", asked.exposure().negated()));
        var left = least.amount().minus(asked.exposure()).max(Money.zero(currency));
        candidates.add(step("limit", floor(left)));
        return List.copyOf(candidates);
    }

    /** Months' sales times the grade's factor; sales to one buyer count only in part. */
    private Money bySales(Case asked) {
        var counted =
                BigDecimal.ONE
                        .subtract(
                                asked.value(Feature.LARGEST_BUYER_SHARE.key())
                                        .orElse(BigDecimal.ONE)
                                        .subtract(rulebook.limits().largestBuyerCountsUpTo())
                                        .max(BigDecimal.ZERO))
                        .max(BigDecimal.ZERO);
        return trimmedMean(asked)
                .times(counted.multiply(grade.salesFactor()), RoundingMode.DOWN)
                .max(Money.zero(asked.asked().currency()));
    }

    /** The mean month of the latest ones without the highest and the lowest. */
    Money trimmedMean(Case asked) {
        var all = asked.salesByMonth();
        var latest =
                all
                        .subList(
                                Math.max(0, all.size() - rulebook.limits().capacityMonths()),
                                all.size())
                        .stream()
                        .sorted()
                        .toList();
        int trimmed = Math.min(rulebook.limits().trimmedEachSide(), (latest.size() - 1) / 2);
        if (latest.isEmpty()) {
            return Money.zero(asked.asked().currency());
        }
        var kept = latest.subList(trimmed, latest.size() - trimmed);
        long sum = kept.stream().mapToLong(Long::longValue).sum();
        return Money.ofMinor(asked.asked().currency(), Math.floorDiv(sum, kept.size()));
    }

    private Money floor(Money amount) {
        long step = rulebook.limits().step().minor();
        return Money.ofMinor(amount.currency(), amount.minor() / step * step);
    }

    /**
     * The parts of the yearly rate; what is above the legal cap is taken off in a part of its own.
     */
    List<Part> price() {
        var parts = new ArrayList<Part>();
        var sum = AnnualRate.of("0");
        for (var part : grade.price().entrySet()) {
            parts.add(part(part.getKey(), part.getValue()));
            sum = sum.plus(part.getValue());
        }
        if (sum.compareTo(rulebook.limits().rateMax()) > 0) {
            var over = sum.fraction().subtract(rulebook.limits().rateMax().fraction());
            parts.add(part("law", new AnnualRate(over.negate())));
        }
        return List.copyOf(parts);
    }

    static AnnualRate rate(List<Part> parts) {
        var sum = AnnualRate.of("0");
        for (var part : parts) {
            sum = sum.plus(part.rate());
        }
        return sum;
    }

    private static Step step(String id, Money amount) {
        return new Step(id, amount, false);
    }

    private static Step binding(Step step) {
        return new Step(step.id(), step.amount(), true);
    }

    private static Part part(String id, AnnualRate rate) {
        return new Part(id, rate);
    }
}
