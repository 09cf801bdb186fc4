package io.sampan.scoring;

import java.util.List;

/**
 * A points table with what was learnt on the way.
 *
 * @param cases the table was learnt from
 * @param bad of them
 * @param ridge that was taken
 */
public record Trained(
        Scorecard scorecard, List<FeatureFacts> features, int cases, int bad, double ridge) {

    public Trained {
        features = List.copyOf(features);
    }

    /**
     * One feature of the table.
     *
     * @param informationValue of its bands
     * @param slope of its weight of evidence; above zero, or the feature would have been dropped
     */
    public record FeatureFacts(String feature, double informationValue, double slope) {}
}
