package io.sampan.scoring;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What turns features into a probability of default, points and reasons. Scoring is a pure function
 * in plain Java: the same values give the same answer on every machine and years later.
 */
public sealed interface Model permits Scorecard, BoostedTrees {

    /** Names the model in every decision made by it. */
    String version();

    Scaling scaling();

    /** The features it looks at, in the order in which {@link #score(double[])} takes them. */
    List<String> names();

    /**
     * Scores one case, with what each feature added.
     *
     * @param values in the order of {@link #names()}, {@code NaN} where not known
     */
    Score score(double[] values);

    /** The probability of default alone, for when nobody asks why. */
    double probabilityOfDefault(double[] values);

    /** The same model with its probabilities set right. */
    Model calibrated(Calibration calibration);

    /** The part of the training cases in each band of a feature, by the index of the band. */
    double[] shares(int feature);

    /** The index of the band that a value of a feature falls into. */
    int band(int feature, double value);

    /** Scores one case by the names of its features. */
    default Score score(ToDoubleFunction<String> values) {
        return score(names().stream().mapToDouble(values).toArray());
    }
}
