package io.sampan.scoring;

/**
 * Logistic regression by iteratively reweighted least squares with a ridge: maximises the log
 * likelihood less {@code ridge / 2} times the squared length of the slopes. The intercept is not
 * held back.
 */
final class LogisticRegression {

    private static final int STEPS_MAX = 50;
    private static final double TOLERANCE = 1e-10;

    private LogisticRegression() {}

    /**
     * @param x one row of explanatory values for each case
     * @param y whether the case is one
     * @return intercept first, then one slope for each column
     */
    static double[] fit(double[][] x, boolean[] y, double ridge) {
        int width = x.length == 0 ? 1 : x[0].length + 1;
        var beta = new double[width];
        for (int step = 0; step < STEPS_MAX; step++) {
            var gradient = new double[width];
            var hessian = new double[width][width];
            for (int row = 0; row < x.length; row++) {
                double p = probability(beta, x[row]);
                double weight = Math.max(p * (1 - p), 1e-12);
                double error = (y[row] ? 1 : 0) - p;
                for (int a = 0; a < width; a++) {
                    double xa = a == 0 ? 1 : x[row][a - 1];
                    gradient[a] += error * xa;
                    for (int b = 0; b <= a; b++) {
                        hessian[a][b] += weight * xa * (b == 0 ? 1 : x[row][b - 1]);
                    }
                }
            }
            for (int a = 1; a < width; a++) {
                gradient[a] -= ridge * beta[a];
                hessian[a][a] += ridge;
            }
            var move = solve(hessian, gradient);
            double largest = 0;
            for (int a = 0; a < width; a++) {
                double limited = Math.clamp(move[a], -5, 5);
                beta[a] += limited;
                largest = Math.max(largest, Math.abs(limited));
            }
            if (largest < TOLERANCE) {
                break;
            }
        }
        return beta;
    }

    static double probability(double[] beta, double[] x) {
        double sum = beta[0];
        for (int a = 1; a < beta.length; a++) {
            sum += beta[a] * x[a - 1];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    /** Solves a symmetric positive system, given by its lower half, by Cholesky. */
    private static double[] solve(double[][] lower, double[] right) {
        int n = right.length;
        var l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
            }
        }
        var z = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                z[i] -= l[i][k] * z[k];
            }
            z[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                z[i] -= l[k][i] * z[k];
            }
            z[i] /= l[i][i];
        }
        return z;
    }
}
