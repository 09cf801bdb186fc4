package io.sampan.underwriting;

import io.sampan.packs.Words;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How a model behaved in a month.
 *
 * @param model version and start of the hash, as its decisions name it
 * @param decisions of the month, parted by what the machine answered
 * @param answered decisions that a person has answered since
 * @param overrides those of {@code answered} in which the person's answer is another than the one
 *     suggested: lends where refused, refuses where lending was suggested, or other terms
 * @param known decisions that ended in an acceptance, by the machine or a person, whose loan can
 *     have told how it ends: paid out, and ended badly, repaid, or old enough to have ended badly
 * @param endedBadly those of {@code known} whose loan was late beyond the pack's line since
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
        int answered,
        int overrides,
        int known,
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
     * @param text its name in words
     * @param index population stability index
     * @param byChance an index that chance alone exceeds in one of twenty samples of this size
     * @param missing the part of the decisions in which it was not known
     */
    public record Shift(String name, Words text, double index, double byChance, double missing) {}
}
