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

    /** From here on trees may count for more without being the worse for it. */
    private static final int LARGE = 40_000;

    /** About so many bands for watching a feature's distribution. */
    private static final int BANDS = 10;

    /** Of the model that directions are learnt by. */
    private static final int PILOT_TREES = 60;

    private static final int PILOT_CASES = 30_000;
    private static final int PILOT_ROWS = 3000;

    private final Boosting boosting = new XgboostBoosting();
    private final long seed;

    BoostedTraining(long seed) {
        this.seed = seed;
    }

    private Boosting.Settings settings(Sample sample) {
        double cover = Math.clamp(sample.badCount() / 80.0, 2, 80);
        return sample.size() < LARGE
                ? new Boosting.Settings(600, 0.05, 4, cover, 0.7, 0.6, 5, 40, seed)
                : new Boosting.Settings(300, 0.1, 4, cover, 0.7, 0.6, 5, 20, seed);
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

    /**
     * Where no direction was declared the data says which: the one that a column's contributions
     * take, on the whole, in a small model that lets every column move either way. So a column is
     * judged beside the others and not alone.
     */
    private Sample directed(Sample sample) {
        var open = sample.columns().stream().anyMatch(c -> c.direction() == Direction.EITHER);
        if (!open) {
            return sample;
        }
        int every = 1 + sample.size() / PILOT_CASES;
        var some = sample.rows(Rows.where(sample.size(), row -> row % every == 0));
        var cases = some.badCount() > 0 && some.badCount() < some.size() ? some : sample;
        var grown = boosting.grow(cases, settings(cases), PILOT_TREES);
        var names = sample.columns().stream().map(BoostedTraining::either).toList();
        var pilot =
                new BoostedTrees(
                        "pilot",
                        Scaling.USUAL,
                        names,
                        grown.start(),
                        grown.trees(),
                        Calibration.NONE);
        var leaning = leaning(sample, pilot);
        var columns = new ArrayList<Sample.Column>();
        for (int c = 0; c < leaning.length; c++) {
            var column = sample.columns().get(c);
            var learnt = leaning[c] > 0 ? Direction.LESS_IS_BETTER : Direction.MORE_IS_BETTER;
            columns.add(
                    column.towards(
                            column.direction() == Direction.EITHER ? learnt : column.direction()));
        }
        return sample.with(columns);
    }

    private static BoostedTrees.Feature either(Sample.Column column) {
        return new BoostedTrees.Feature(
                column.name(), column.direction(), List.of(), List.of(0.0, 1.0));
    }

    /** Of each column: how its rank and its contribution go together, over some of the rows. */
    private static double[] leaning(Sample sample, BoostedTrees pilot) {
        int rows = Math.min(sample.size(), PILOT_ROWS);
        int width = sample.columns().size();
        var contributions = new double[width][rows];
        var values = new double[width][rows];
        for (int i = 0; i < rows; i++) {
            int row = (int) ((long) i * sample.size() / rows);
            var at = sample.columns().stream().mapToDouble(column -> column.value(row)).toArray();
            var added = pilot.contributions(at);
            for (int c = 0; c < width; c++) {
                values[c][i] = at[c];
                contributions[c][i] = added[c];
            }
        }
        var leaning = new double[width];
        for (int c = 0; c < width; c++) {
            leaning[c] = leaning(values[c], contributions[c]);
        }
        return leaning;
    }

    private static double leaning(double[] values, double[] contributions) {
        var order = Rows.order(values);
        int present = 0;
        double mean = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                present++;
                mean += contributions[row];
            }
        }
        mean /= Math.max(1, present);
        double sum = 0;
        for (int rank = 0; rank < present; rank++) {
            sum += (rank - present / 2.0) * (contributions[order[rank]] - mean);
        }
        return sum;
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
