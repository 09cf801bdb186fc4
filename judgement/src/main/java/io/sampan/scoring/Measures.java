package io.sampan.scoring;

import java.util.Arrays;

/**
 * How well probabilities of default agree with what happened. All measures take the probabilities
 * and, in the same order, whether the case went bad.
 *
 * @param auc area under the receiver operating characteristic; 0.5 is a coin
 * @param aucError its standard error by DeLong
 * @param ks the largest distance between the distributions of good and bad
 * @param gini twice the area less one
 * @param brier mean squared distance between probability and outcome
 * @param calibrationSlope 1 is right, below 1 the probabilities are too extreme
 */
public record Measures(
        double auc,
        double aucError,
        double ks,
        double gini,
        double brier,
        double calibrationSlope) {

    /**
     * @throws IllegalArgumentException if there is no good or no bad case
     */
    public static Measures of(double[] probability, boolean[] bad) {
        double auc = auc(probability, bad);
        return new Measures(
                auc,
                aucError(probability, bad),
                ks(probability, bad),
                2 * auc - 1,
                brier(probability, bad),
                calibrationSlope(probability, bad));
    }

    /** The chance that a bad case has the higher probability; ties count half. */
    public static double auc(double[] probability, boolean[] bad) {
        var rank = middleRanks(probability);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                sum += rank[i];
                count++;
            }
        }
        requireBoth(count, bad.length);
        return (sum - count * (count + 1.0) / 2) / ((double) count * (bad.length - count));
    }

    /** DeLong's standard error of the area. */
    public static double aucError(double[] probability, boolean[] bad) {
        var all = middleRanks(probability);
        var ofBad = middleRanks(only(probability, bad, true));
        var ofGood = middleRanks(only(probability, bad, false));
        requireBoth(ofBad.length, bad.length);
        var partBad = new double[ofBad.length];
        var partGood = new double[ofGood.length];
        int b = 0;
        int g = 0;
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                partBad[b] = (all[i] - ofBad[b]) / ofGood.length;
                b++;
            } else {
                partGood[g] = 1 - (all[i] - ofGood[g]) / ofBad.length;
                g++;
            }
        }
        return Math.sqrt(variance(partBad) / ofBad.length + variance(partGood) / ofGood.length);
    }

    /** Kolmogorov and Smirnov's distance. */
    public static double ks(double[] probability, boolean[] bad) {
        var order = Rows.order(probability);
        double ofBad = only(probability, bad, true).length;
        requireBoth((int) ofBad, bad.length);
        double ofGood = bad.length - ofBad;
        double difference = 0;
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            difference += bad[order[i]] ? -1 / ofBad : 1 / ofGood;
            boolean last =
                    i + 1 == order.length || probability[order[i + 1]] != probability[order[i]];
            if (last) {
                largest = Math.max(largest, Math.abs(difference));
            }
        }
        return largest;
    }

    public static double brier(double[] probability, boolean[] bad) {
        double sum = 0;
        for (int i = 0; i < bad.length; i++) {
            double distance = (bad[i] ? 1 : 0) - probability[i];
            sum += distance * distance;
        }
        return sum / bad.length;
    }

    /** The slope of a logistic regression of the outcome on the log odds. */
    public static double calibrationSlope(double[] probability, boolean[] bad) {
        var x = new double[bad.length][1];
        for (int i = 0; i < bad.length; i++) {
            x[i][0] = logOdds(probability[i]);
        }
        return LogisticRegression.fit(x, bad, 0)[1];
    }

    /** The logarithm of the odds that a probability stands for; certainty counts as near it. */
    static double logOdds(double probability) {
        double p = Math.clamp(probability, 1e-6, 1 - 1e-6);
        return StrictMath.log(p / (1 - p));
    }

    /**
     * Population stability index of two distributions over the same bands: below 0.1 stable, above
     * 0.25 shifted. Empty bands count as one in ten thousand.
     */
    public static double populationStability(double[] before, double[] after) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "distributions have " + before.length + " and " + after.length + " bands");
        }
        double beforeAll = Arrays.stream(before).sum();
        double afterAll = Arrays.stream(after).sum();
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double b = Math.max(before[i] / beforeAll, 1e-4);
            double a = Math.max(after[i] / afterAll, 1e-4);
            sum += (a - b) * StrictMath.log(a / b);
        }
        return sum;
    }

    private static void requireBoth(int bad, int all) {
        if (bad == 0 || bad == all) {
            throw new IllegalArgumentException(
                    bad + " bad of " + all + " cases: nothing can be measured without both kinds");
        }
    }

    private static double[] only(double[] probability, boolean[] bad, boolean wanted) {
        var kept = new double[bad.length];
        int n = 0;
        for (int i = 0; i < bad.length; i++) {
            if (bad[i] == wanted) {
                kept[n++] = probability[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static double[] middleRanks(double[] values) {
        var order = Rows.order(values);
        var ranks = new double[values.length];
        int start = 0;
        while (start < order.length) {
            int end = start;
            while (end + 1 < order.length && values[order[end + 1]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i <= end; i++) {
                ranks[order[i]] = (start + end) / 2.0 + 1;
            }
            start = end + 1;
        }
        return ranks;
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
