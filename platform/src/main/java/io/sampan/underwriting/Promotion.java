package io.sampan.underwriting;

/**
 * What a model is proposed for.
 *
 * @param sharePercent of the enterprises, for a challenger; 0 for a champion
 * @param why in the words of the proposer
 */
public record Promotion(Role role, int sharePercent, String why) {

    /** What a promoted model does. */
    public enum Role {
        CHAMPION,
        CHALLENGER
    }
}
