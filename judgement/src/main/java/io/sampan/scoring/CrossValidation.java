package io.sampan.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Repeated stratified cross-validation: in each repeat every case is judged once by a procedure
 * that was fitted again from the start on the other folds. The seed fixes every fold.
 */
public record CrossValidation(int repeats, int folds, long seed) {

    public CrossValidation {
        if (repeats < 1 || folds < 2) {
            throw new IllegalArgumentException(
                    "repeats "
                            + repeats
                            + " must be at least 1 and folds "
                            + folds
                            + " at least 2");
        }
    }

    /**
     * Measures a procedure.
     *
     * @param fit the whole procedure, from the training rows to a model
     * @param predict probability of default of a row of the full sample
     * @return the mean of each measure over the repeats
     */
    public <M> Measures measure(
            Sample sample, Function<Sample, M> fit, ToDoubleBiFunction<M, Integer> predict) {
        return measure(sample.labels(), rows -> fit.apply(sample.rows(rows)), predict);
    }

    /** Like the other, for procedures that want to know the rows to be fitted on. */
    public <M> Measures measure(
            boolean[] labels, Function<int[], M> fit, ToDoubleBiFunction<M, Integer> predict) {
        var sums = new double[6];
        for (int repeat = 0; repeat < repeats; repeat++) {
            add(sums, Measures.of(leftOut(labels, fit, predict, repeat), labels));
        }
        Arrays.setAll(sums, i -> sums[i] / repeats);
        return new Measures(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /**
     * The mean negative log likelihood of what happened, over the repeats, for several models that
     * one procedure makes of the same rows: what they share is done once.
     *
     * @param models how many the procedure makes
     */
    <M> double[] logLosses(
            Sample sample,
            int models,
            Function<Sample, List<M>> fit,
            ToDoubleBiFunction<M, Integer> predict) {
        var sums = new double[models];
        for (int repeat = 0; repeat < repeats; repeat++) {
            var fold = assign(sample.labels(), seed + repeat);
            var probability = new double[models][fold.length];
            for (int f = 0; f < folds; f++) {
                var made = fit.apply(sample.rows(rows(fold, f)));
                for (int row = 0; row < fold.length; row++) {
                    for (int m = 0; m < models && fold[row] == f; m++) {
                        probability[m][row] = predict.applyAsDouble(made.get(m), row);
                    }
                }
            }
            for (int m = 0; m < models; m++) {
                for (int row = 0; row < fold.length; row++) {
                    double p = Math.clamp(probability[m][row], 1e-9, 1 - 1e-9);
                    sums[m] -= StrictMath.log(sample.bad(row) ? p : 1 - p);
                }
            }
        }
        Arrays.setAll(sums, m -> sums[m] / sample.size() / repeats);
        return sums;
    }

    /** Every case judged by a procedure that has not seen its fold. */
    private <M> double[] leftOut(
            boolean[] labels,
            Function<int[], M> fit,
            ToDoubleBiFunction<M, Integer> predict,
            int repeat) {
        var fold = assign(labels, seed + repeat);
        var probability = new double[fold.length];
        for (int f = 0; f < folds; f++) {
            var model = fit.apply(rows(fold, f));
            for (int row = 0; row < fold.length; row++) {
                if (fold[row] == f) {
                    probability[row] = predict.applyAsDouble(model, row);
                }
            }
        }
        return probability;
    }

    /** The fold of each row; every fold gets its share of bad cases. */
    int[] assign(boolean[] bad, long key) {
        var random = new SplitMix(key);
        var fold = new int[bad.length];
        int next = 0;
        for (boolean wanted : new boolean[] {true, false}) {
            var rows = new int[bad.length];
            int n = 0;
            for (int row = 0; row < bad.length; row++) {
                if (bad[row] == wanted) {
                    rows[n++] = row;
                }
            }
            for (int i = n - 1; i > 0; i--) {
                int j = random.below(i + 1);
                int kept = rows[i];
                rows[i] = rows[j];
                rows[j] = kept;
            }
            for (int i = 0; i < n; i++) {
                fold[rows[i]] = next++ % folds;
            }
        }
        return fold;
    }

    private static int[] rows(int[] fold, int without) {
        var rows = new int[fold.length];
        int n = 0;
        for (int row = 0; row < fold.length; row++) {
            if (fold[row] != without) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    private static void add(double[] sums, Measures measures) {
        sums[0] += measures.auc();
        sums[1] += measures.aucError();
        sums[2] += measures.ks();
        sums[3] += measures.gini();
        sums[4] += measures.brier();
        sums[5] += measures.calibrationSlope();
    }
}
