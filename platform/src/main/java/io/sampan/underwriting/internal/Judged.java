package io.sampan.underwriting.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case, in figures and codes. Nothing is worded: {@link Wording} finds the words in
 * the rulebook when somebody reads them. As text this is what is sealed.
 *
 * @param format how the sealed text is laid out, see {@link Sealing}
 * @param pd the probability of default within a year, a fraction of six decimals
 * @param given what each feature of the points table added, in the table's order
 * @param hits the policy rules that applied, in the table's order
 * @param steps the waterfall of the limit; the last step is the limit
 * @param price the parts of the yearly rate
 * @param terms what may be lent; empty for a refusal
 */
record Judged(
        int format,
        Case asked,
        int points,
        int base,
        BigDecimal pd,
        String grade,
        List<Given> given,
        List<String> hits,
        List<Step> steps,
        List<Part> price,
        Decision.Kind kind,
        Optional<Terms> terms,
        List<Cause> causes,
        String modelVersion,
        String policyVersion,
        String rulebook) {

    /** The points one feature added. */
    record Given(String feature, int points) {}

    /**
     * One candidate for the limit.
     *
     * @param binding whether it made the limit
     * @param inputs null in decisions sealed before they were kept, which are replayed as they were
     */
    record Step(
            String id,
            Money amount,
            boolean binding,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Input> inputs) {

        /** What it was computed from; empty where nothing was kept. */
        List<Input> known() {
            return inputs == null ? List.of() : inputs;
        }

        private Step bare() {
            return new Step(id, amount, binding, null);
        }
    }

    /** Whether it was sealed before the figures behind each step were kept. */
    boolean isBare() {
        return steps.stream().allMatch(step -> step.inputs() == null);
    }

    /** The same as it was sealed before the figures behind each step were kept. */
    Judged bare() {
        return new Judged(
                format,
                asked,
                points,
                base,
                pd,
                grade,
                given,
                hits,
                steps.stream().map(Step::bare).toList(),
                price,
                kind,
                terms,
                causes,
                modelVersion,
                policyVersion,
                rulebook);
    }

    /**
     * A figure that a step was computed from.
     *
     * @param assumed whether it is the pack's figure for the industry, not the enterprise's own
     */
    record Input(String id, Unit unit, BigDecimal value, boolean assumed) {}

    /** What a figure counts. */
    enum Unit {
        MONEY,
        SHARE,
        TIMES,
        DAYS,
        MONTHS
    }

    /** One part of the price; may be negative. */
    record Part(String id, AnnualRate rate) {}

    /**
     * Why the answer is what it is.
     *
     * @param code of the catalogue of reasons
     * @param fact the feature whose figure it names; empty for none
     */
    record Cause(String code, String fact) {}
}
