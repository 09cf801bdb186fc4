package io.sampan.scoring;

import java.util.Comparator;
import java.util.List;

/**
 * What a model says of one case.
 *
 * @param points base plus the points of all contributions
 * @param base points of an average case
 * @param probabilityOfDefault that the model gives, between 0 and 1
 */
public record Score(
        int points, int base, double probabilityOfDefault, List<Contribution> contributions) {

    public Score {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one feature added.
     *
     * @param value as it was scored, {@code NaN} when it was missing
     */
    public record Contribution(String feature, double value, int points) {}

    /** What took most points away against the average, worst first: the reasons of a refusal. */
    public List<Contribution> losses(int atMost) {
        return contributions.stream()
                .filter(contribution -> contribution.points() < 0)
                .sorted(
                        Comparator.comparingInt(Contribution::points)
                                .thenComparing(Contribution::feature))
                .limit(atMost)
                .toList();
    }
}
