package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.rules.DecisionTable;
import io.sampan.scoring.Score;
import io.sampan.scoring.TableModel;
import io.sampan.underwriting.Reason;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The rules one decision is made by: model, grades, policy, limits, price and words, as the pack
 * had them in force on the day. Kept by its content, so that a decision of years ago is judged
 * again by what held then.
 *
 * @param sha256 of the content it was read from
 * @param modelVersion the model's version and the start of its hash
 * @param policyVersion the same of policy, grades, limits and prices together
 * @param model the pack's points table, or a model of the inventory
 * @param sizing what a loan is repaid from and needed for; empty in rulebooks of before
 * @param levers what a customer can change; none in rulebooks of before
 * @param pricing cost and demand; empty in rulebooks of before, whose grades have a price
 */
record Rulebook(
        String sha256,
        String modelVersion,
        String policyVersion,
        TableModel model,
        DecisionTable grades,
        Map<String, GradeTerms> terms,
        Policy policy,
        Limits limits,
        Optional<Sizing> sizing,
        Optional<Pricing> pricing,
        List<Lever> levers,
        Map<String, FeatureText> features,
        Map<String, ReasonText> reasons,
        Map<String, Words> words) {

    Rulebook {
        terms = Map.copyOf(terms);
        levers = List.copyOf(levers);
        features = new LinkedHashMap<>(features);
        reasons = new LinkedHashMap<>(reasons);
        words = Map.copyOf(words);
    }

    /**
     * What a grade allows.
     *
     * @param salesFactor how many months' sales may be lent
     * @param price the parts of the yearly rate by name, in rulebooks that price by grade
     */
    record GradeTerms(
            Money amount, int months, BigDecimal salesFactor, Map<String, AnnualRate> price) {
        GradeTerms {
            price = new LinkedHashMap<>(price);
        }
    }

    /** The figures that bound every limit and price. */
    record Limits(
            Money inclusiveMax,
            AnnualRate rateMax,
            int capacityMonths,
            int trimmedEachSide,
            BigDecimal largestBuyerCountsUpTo,
            Money step,
            Money authoritySingleMax) {}

    /**
     * How a feature is named and shown.
     *
     * @param shownNegative for values below zero; the same as {@code shown} when nothing else is
     *     said
     * @param reason the code that names it
     */
    record FeatureText(
            Words name, Words meaning, Words shown, Words shownNegative, String reason) {}

    /** A reason's patterns. */
    record ReasonText(Words text, Words help) {}

    /**
     * Scores a case whose values are known by the keys of the catalogue, {@code NaN} if missing.
     */
    Score score(ToDoubleFunction<String> values) {
        var encodings = model.encodings();
        var numbers = new double[encodings.size()];
        for (int i = 0; i < numbers.length; i++) {
            var encoding = encodings.get(i);
            numbers[i] = encoding.number(values.applyAsDouble(encoding.column()));
        }
        return model.model().score(numbers);
    }

    /** The same rules with another policy, to see what it would do. */
    Rulebook with(Policy other) {
        return new Rulebook(
                sha256,
                modelVersion,
                policyVersion,
                model,
                grades,
                terms,
                other,
                limits,
                sizing,
                pricing,
                levers,
                features,
                reasons,
                words);
    }

    /** A reason without a figure. */
    Reason reason(String code) {
        return reason(code, new Words("—", "—"));
    }

    /** A reason that names a fact. */
    Reason reason(String code, Words fact) {
        var text = reasons.get(code);
        if (text == null) {
            throw new IllegalStateException("reasons.yaml has no reason " + code);
        }
        return new Reason(
                code,
                new Words(
                        text.text().zh().replace("{fact}", fact.zh()),
                        text.text().en().replace("{fact}", fact.en())),
                text.help());
    }

    FeatureText feature(String key) {
        var text = features.get(key);
        if (text == null) {
            throw new IllegalStateException("features.yaml has no feature " + key);
        }
        return text;
    }

    GradeTerms terms(String grade) {
        var found = terms.get(grade);
        if (found == null) {
            throw new IllegalStateException("grades.yaml has no limit or price for " + grade);
        }
        return found;
    }

    Words word(String key) {
        var found = words.get(key);
        if (found == null) {
            throw new IllegalStateException("words.yaml has no " + key);
        }
        return found;
    }

    /** Every reason of the catalogue, in its order; the fact stands as an ellipsis. */
    List<Reason> catalogue() {
        var fact = new Words("…", "…");
        return reasons.keySet().stream().map(code -> reason(code, fact)).toList();
    }
}
