package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Trees grown one after another, each on what those before left unexplained: a challenger to a
 * points table. The probability is monotone in every feature, in the direction that was declared or
 * learnt. Contributions are exact Shapley values turned into whole points that add up.
 */
public final class BoostedTrees implements Model {

    private final String version;
    private final Scaling scaling;
    private final List<Feature> features;
    private final List<Tree> trees;
    private final double start;
    private final Calibration calibration;
    private final List<TreeContributions> parts;
    private final double averageMargin;

    /**
     * @param start logarithm of the odds bad to good before any tree
     */
    public BoostedTrees(
            String version,
            Scaling scaling,
            List<Feature> features,
            double start,
            List<Tree> trees,
            Calibration calibration) {
        this.version = version;
        this.scaling = scaling;
        this.features = List.copyOf(features);
        this.trees = List.copyOf(trees);
        this.start = start;
        this.calibration = calibration;
        this.parts = this.trees.stream().map(TreeContributions::new).toList();
        this.averageMargin = start + parts.stream().mapToDouble(TreeContributions::average).sum();
    }

    /**
     * A feature and what its values looked like in training.
     *
     * @param direction never {@link Direction#EITHER}: the trees keep to it
     * @param cuts borders of bands with about equally many training cases, ascending
     * @param shares of the training cases: missing first, then one for each band
     */
    public record Feature(
            String name, Direction direction, List<Double> cuts, List<Double> shares) {
        public Feature {
            cuts = List.copyOf(cuts);
            shares = List.copyOf(shares);
            if (shares.size() != cuts.size() + 2) {
                throw new IllegalArgumentException(
                        "feature "
                                + name
                                + " has "
                                + shares.size()
                                + " shares for "
                                + (cuts.size() + 1)
                                + " bands and the missing");
            }
        }

        /** Which share a value counts to: 0 when it is missing. */
        int band(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int band = 1;
            while (band <= cuts.size() && value >= cuts.get(band - 1)) {
                band++;
            }
            return band;
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Scaling scaling() {
        return scaling;
    }

    public List<Feature> features() {
        return features;
    }

    public List<Tree> trees() {
        return trees;
    }

    public double start() {
        return start;
    }

    public Calibration calibration() {
        return calibration;
    }

    @Override
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    @Override
    public double probabilityOfDefault(double[] values) {
        return 1 / (1 + StrictMath.exp(-calibration.apply(margin(values))));
    }

    @Override
    public BoostedTrees calibrated(Calibration wanted) {
        return new BoostedTrees(version, scaling, features, start, trees, calibration.then(wanted));
    }

    @Override
    public double[] shares(int feature) {
        return features.get(feature).shares().stream().mapToDouble(share -> share).toArray();
    }

    @Override
    public int band(int feature, double value) {
        return features.get(feature).band(value);
    }

    /** Logarithm of the odds bad to good, before calibration. */
    double margin(double[] values) {
        double sum = start;
        for (var tree : trees) {
            sum += tree.value(values);
        }
        return sum;
    }

    @Override
    public Score score(double[] values) {
        var added = contributions(values);
        var exact = new double[added.length];
        for (int f = 0; f < added.length; f++) {
            exact[f] = -scaling.factor() * calibration.slope() * added[f];
        }
        int base = (int) Math.round(scaling.points(-calibration.apply(averageMargin)));
        double margin = margin(values);
        int points = (int) Math.round(scaling.points(-calibration.apply(margin)));
        var whole = whole(exact, points - base);
        var told = new ArrayList<Score.Contribution>(added.length);
        for (int f = 0; f < added.length; f++) {
            told.add(new Score.Contribution(features.get(f).name(), values[f], whole[f]));
        }
        return new Score(points, base, probabilityOfDefault(values), told);
    }

    /** Shapley values of the margin against the average margin, by feature. */
    double[] contributions(double[] values) {
        var added = new double[features.size()];
        for (var part : parts) {
            part.add(values, added);
        }
        return added;
    }

    /** Rounds so that the parts sum to the whole: the largest remainders get what is left. */
    private static int[] whole(double[] exact, int sum) {
        var whole = new int[exact.length];
        int left = sum;
        for (int f = 0; f < exact.length; f++) {
            whole[f] = (int) Math.floor(exact[f]);
            left -= whole[f];
        }
        var order = new Integer[exact.length];
        Arrays.setAll(order, f -> f);
        Arrays.sort(order, Comparator.comparingDouble(f -> whole[f] - exact[f]));
        for (int i = 0; left != 0 && exact.length > 0; i = (i + 1) % exact.length) {
            int step = Integer.signum(left);
            whole[order[step > 0 ? i : exact.length - 1 - i]] += step;
            left -= step;
        }
        return whole;
    }
}
