package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A points table: every feature gives the points of the band its value falls into, the sum with the
 * base is the score. Points are whole numbers, so that what is shown adds up.
 *
 * @param version names the table in every decision made by it
 * @param base points of an average enterprise
 */
public record Scorecard(String version, Scaling scaling, int base, List<Feature> features) {

    public Scorecard {
        features = List.copyOf(features);
        var names = new HashSet<String>();
        for (var feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException(
                        "feature " + feature.name() + " is listed twice");
            }
        }
    }

    /**
     * Scores one enterprise.
     *
     * @param values the value of a feature by its name, {@code NaN} where it is not known
     */
    public Score score(ToDoubleFunction<String> values) {
        int points = base;
        var contributions = new ArrayList<Contribution>(features.size());
        for (var feature : features) {
            double value = values.applyAsDouble(feature.name());
            int given = feature.band(value).points();
            points += given;
            contributions.add(new Contribution(feature.name(), value, given));
        }
        return new Score(points, base, scaling.probabilityOfDefault(points), contributions);
    }

    /** The probability of default of one case of a sample. */
    public double probabilityOfDefault(Sample sample, int row) {
        int points = base;
        for (var feature : features) {
            points += feature.band(sample.column(feature.name()).value(row)).points();
        }
        return scaling.probabilityOfDefault(points);
    }

    /**
     * One feature of the table. Bands leave no gap: a missing band and ranges from negative to
     * positive infinity.
     */
    public record Feature(String name, List<Band> bands) {

        public Feature {
            bands = List.copyOf(bands);
            if (bands.stream().filter(Band::missing).count() != 1) {
                throw new IllegalArgumentException(
                        "feature " + name + " needs exactly one band for missing values");
            }
            double reached = Double.NEGATIVE_INFINITY;
            for (var band : bands) {
                if (band.missing()) {
                    continue;
                }
                if (band.from() != reached) {
                    throw new IllegalArgumentException(
                            "feature "
                                    + name
                                    + ": a band starts at "
                                    + band.from()
                                    + " but the one before ends at "
                                    + reached);
                }
                reached = band.to();
            }
            if (reached != Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "feature "
                                + name
                                + ": the last band ends at "
                                + reached
                                + ", values above get no points");
            }
        }

        public Band band(double value) {
            for (var band : bands) {
                if (band.holds(value)) {
                    return band;
                }
            }
            throw new IllegalStateException("feature " + name + " has no band for " + value);
        }
    }

    /**
     * What came out.
     *
     * @param points base plus the points of all contributions
     * @param probabilityOfDefault that the points stand for
     */
    public record Score(
            int points, int base, double probabilityOfDefault, List<Contribution> contributions) {

        public Score {
            contributions = List.copyOf(contributions);
        }

        /**
         * What took most points away against the average, worst first: the reasons of a refusal.
         */
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

    /**
     * What one feature added.
     *
     * @param value as it was scored, {@code NaN} when it was missing
     */
    public record Contribution(String feature, double value, int points) {}
}
