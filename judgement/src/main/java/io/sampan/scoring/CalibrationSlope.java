package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * By how much probabilities are too extreme, over several models each judged on cases it has not
 * seen. Every block has a level of its own, so that a good or a bad month does not pass for a
 * slope.
 */
final class CalibrationSlope {

    /** What happened is never taken to deserve less than this of what was said. */
    private static final double LEAST = 0.3;

    /** Nor more than this. */
    private static final double MOST = 2;

    private final List<double[]> probabilities = new ArrayList<>();
    private final List<boolean[]> ends = new ArrayList<>();

    void add(double[] probability, boolean[] bad) {
        probabilities.add(probability);
        ends.add(bad);
    }

    double within() {
        int blocks = ends.size();
        int rows = ends.stream().mapToInt(block -> block.length).sum();
        if (rows == 0) {
            return 1;
        }
        var x = new double[rows][blocks];
        var y = new boolean[rows];
        int row = 0;
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < ends.get(b).length; i++) {
                x[row][0] = Measures.logOdds(probabilities.get(b)[i]);
                if (b > 0) {
                    x[row][b] = 1;
                }
                y[row++] = ends.get(b)[i];
            }
        }
        return Math.clamp(LogisticRegression.fit(x, y, 1e-6)[1], LEAST, MOST);
    }
}
