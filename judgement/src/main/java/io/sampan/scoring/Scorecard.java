package io.sampan.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A points table: every feature gives the points of the band its value falls into, the sum with the
 * base is the score. Points are whole numbers, so that what is shown adds up.
 *
 * @param version names the table in every decision made by it
 * @param base points of an average enterprise
 */
public record Scorecard(String version, Scaling scaling, int base, List<Feature> features)
        implements Model {

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

    @Override
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    @Override
    public Score score(double[] values) {
        int points = base;
        var contributions = new ArrayList<Score.Contribution>(features.size());
        for (int f = 0; f < values.length; f++) {
            var feature = features.get(f);
            int given = feature.band(values[f]).points();
            points += given;
            contributions.add(new Score.Contribution(feature.name(), values[f], given));
        }
        return new Score(points, base, scaling.probabilityOfDefault(points), contributions);
    }

    @Override
    public double probabilityOfDefault(double[] values) {
        int points = base;
        for (int f = 0; f < values.length; f++) {
            points += features.get(f).band(values[f]).points();
        }
        return scaling.probabilityOfDefault(points);
    }

    /** Points stay whole numbers: base and bands are scaled and rounded again. */
    @Override
    public Scorecard calibrated(Calibration calibration) {
        double logOdds = -calibration.apply(-scaling.logOdds(base));
        var scaled = new ArrayList<Feature>();
        for (var feature : features) {
            var bands =
                    feature.bands().stream().map(band -> band.times(calibration.slope())).toList();
            scaled.add(new Feature(feature.name(), bands));
        }
        return new Scorecard(version, scaling, (int) Math.round(scaling.points(logOdds)), scaled);
    }

    @Override
    public double[] shares(int feature) {
        return features.get(feature).bands().stream().mapToDouble(Band::share).toArray();
    }

    @Override
    public int band(int feature, double value) {
        var bands = features.get(feature).bands();
        return bands.indexOf(features.get(feature).band(value));
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
}
