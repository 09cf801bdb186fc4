package io.sampan.underwriting;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How a model behaved in a month.
 *
 * @param model version and start of the hash, as its decisions name it
 * @param decisions of the month; the rates are parts of them
 * @param overrides referrals that a person answered beyond what policy suggested, or declined
 * @param endedBadly accepted ones whose loan was late beyond the pack's line since
 * @param looked the decisions that the indices are counted from, the latest of the month
 * @param score how far points moved from what was expected; empty with nothing to compare
 */
public record ModelMonth(
        YearMonth month,
        String model,
        int decisions,
        int accepted,
        int referred,
        int refused,
        int overrides,
        int endedBadly,
        int looked,
        Optional<Shift> score,
        List<Shift> features) {

    public ModelMonth {
        features = List.copyOf(features);
    }

    /**
     * How far something moved.
     *
     * @param name of the feature; {@code points} for the score
     * @param index population stability index
     * @param byChance an index that chance alone exceeds in one of twenty samples of this size
     * @param missing the part of the decisions in which it was not known
     */
    public record Shift(String name, double index, double byChance, double missing) {}
}
