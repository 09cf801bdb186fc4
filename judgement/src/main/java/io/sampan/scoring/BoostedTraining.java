package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes boosted trees from labelled cases: every feature gets a direction and keeps it, the number
 * of trees is what predicts best on cases held out. The same sample, settings and seed give the
 * same trees to the last bit.
 */
final class BoostedTraining {

    /** Below, one held-out part is too small to tell and folds are taken. */
    private static final int FOLDS_BELOW = 6000;

    private static final int FOLDS = 5;

    /** About so many bands for watching a feature's distribution. */
    private static final int BANDS = 10;

    private final Boosting boosting = new XgboostBoosting();
    private final long seed;

    BoostedTraining(long seed) {
        this.seed = seed;
    }

    private Boosting.Settings settings(Sample sample) {
        double cover = Math.clamp(sample.badCount() / 80.0, 2, 80);
        return new Boosting.Settings(600, 0.05, 4, cover, 0.7, 0.6, 5, 40, seed);
    }

    /** Grows as many trees as said. */
    BoostedTrees train(Sample sample, int rounds, String version, Scaling scaling) {
        var directed = directed(sample);
        var grown = boosting.grow(directed, settings(directed), rounds);
        return new BoostedTrees(
                version,
                scaling,
                directed.columns().stream().map(BoostedTraining::feature).toList(),
                grown.start(),
                grown.trees(),
                Calibration.NONE);
    }

    /**
     * How many trees predict best.
     *
     * @param held positions of the cases to stop by, the latest ones; empty to take random folds
     */
    int rounds(Sample sample, int[] held) {
        if (held.length > 0) {
            return rounds(sample, sample.rows(Rows.without(sample.size(), held)), held);
        }
        var fold = new CrossValidation(1, FOLDS, seed).assign(sample.labels(), seed);
        int folds = sample.size() >= FOLDS_BELOW ? 1 : FOLDS;
        int sum = 0;
        for (int f = 0; f < folds; f++) {
            int at = f;
            var out = Rows.where(fold.length, row -> fold[row] == at);
            sum += rounds(sample, sample.rows(Rows.without(fold.length, out)), out);
        }
        return Math.max(1, sum / folds);
    }

    private int rounds(Sample all, Sample learn, int[] held) {
        if (learn.badCount() == 0 || learn.badCount() == learn.size()) {
            return 1;
        }
        return boosting.rounds(directed(learn), all.rows(held), settings(learn));
    }

    /** Where no direction was declared the data says which: by the area under its curve. */
    private static Sample directed(Sample sample) {
        var columns = new ArrayList<Sample.Column>();
        for (var column : sample.columns()) {
            var direction =
                    column.direction() == Direction.EITHER
                            ? direction(column, sample)
                            : column.direction();
            columns.add(column.towards(direction));
        }
        return sample.with(columns);
    }

    private static Direction direction(Sample.Column column, Sample sample) {
        var rows = Rows.where(sample.size(), row -> !Double.isNaN(column.value(row)));
        int bad = 0;
        var values = new double[rows.length];
        var labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.value(rows[i]);
            labels[i] = sample.bad(rows[i]);
            bad += labels[i] ? 1 : 0;
        }
        boolean both = bad > 0 && bad < rows.length;
        return both && Measures.auc(values, labels) >= 0.5
                ? Direction.LESS_IS_BETTER
                : Direction.MORE_IS_BETTER;
    }

    private static BoostedTrees.Feature feature(Sample.Column column) {
        var present = new double[column.size()];
        int n = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!Double.isNaN(column.value(row))) {
                present[n++] = column.value(row);
            }
        }
        var sorted = Arrays.copyOf(present, n);
        Arrays.sort(sorted);
        var cuts = new ArrayList<Double>();
        for (int k = 1; k < BANDS && n > 0; k++) {
            double at = sorted[(int) ((long) n * k / BANDS)];
            if (at > sorted[0] && (cuts.isEmpty() || at > cuts.getLast())) {
                cuts.add(at);
            }
        }
        var counts = new double[cuts.size() + 2];
        counts[0] = column.size() - n;
        for (double value : sorted) {
            int band = 0;
            while (band < cuts.size() && value >= cuts.get(band)) {
                band++;
            }
            counts[band + 1]++;
        }
        List<Double> shares =
                Arrays.stream(counts).map(count -> count / column.size()).boxed().toList();
        return new BoostedTrees.Feature(column.name(), column.direction(), cuts, shares);
    }
}
