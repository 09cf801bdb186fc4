package io.sampan.scoring;

/** The two distribution functions that tests of calibration need. */
public final class Distributions {

    private static final int STEPS_MAX = 500;
    private static final double SMALL = 1e-300;
    private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * Math.PI);
    private static final double[] LANCZOS = {
        76.18009172947146,
        -86.50532032941678,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private Distributions() {}

    /** The chance that a chi-square with so many degrees of freedom lies above a value. */
    public static double chiSquareAbove(double value, int degrees) {
        if (value <= 0) {
            return 1;
        }
        double a = degrees / 2.0;
        double x = value / 2;
        double front = StrictMath.exp(-x + a * StrictMath.log(x) - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < STEPS_MAX && term > sum * 1e-15; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return Math.clamp(1 - sum * front, 0, 1);
        }
        double b = x + 1 - a;
        double c = 1 / SMALL;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < STEPS_MAX; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / held(an * d + b);
            c = held(b + an / c);
            h *= d * c;
        }
        return Math.clamp(front * h, 0, 1);
    }

    /** The chance that a beta-distributed share lies below a value. */
    public static double betaBelow(double value, double a, double b) {
        if (value <= 0 || value >= 1) {
            return value <= 0 ? 0 : 1;
        }
        if (value > (a + 1) / (a + b + 2)) {
            return 1 - betaBelow(1 - value, b, a);
        }
        double front =
                StrictMath.exp(
                        logGamma(a + b)
                                - logGamma(a)
                                - logGamma(b)
                                + a * StrictMath.log(value)
                                + b * StrictMath.log(1 - value));
        double c = 1;
        double d = 1 / held(1 - (a + b) * value / (a + 1));
        double h = d;
        for (int m = 1; m < STEPS_MAX; m++) {
            double even = m * (b - m) * value / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / held(1 + even * d);
            c = held(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * value / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / held(1 + odd * d);
            c = held(1 + odd / c);
            h *= d * c;
        }
        return Math.clamp(front * h / a, 0, 1);
    }

    private static double held(double x) {
        return Math.abs(x) < SMALL ? SMALL : x;
    }

    private static double logGamma(double x) {
        double sum = 1.000000000190015;
        double y = x;
        for (double coefficient : LANCZOS) {
            y++;
            sum += coefficient / y;
        }
        double t = x + 5.5;
        return (x + 0.5) * StrictMath.log(t) - t + StrictMath.log(ROOT_OF_TWO_PI * sum / x);
    }
}
