package io.sampan.contracts;

/**
 * Solves {@code Σ amount / (1 + rate)^time = 0}: Newton's steps kept inside a bracket, so it always
 * ends. Of several solutions the one nearest to zero is found.
 */
final class RateOfReturn {
    private static final int STEPS_MAX = 200;
    private static final double[] BRACKETS = {0, 0.01, 0.05, 0.2, 1, 10, 1e3, 1e6, 1e9};
    private static final double[] BRACKETS_BELOW = {
        0, -0.01, -0.05, -0.2, -0.5, -0.9, -0.99, -0.9999, -0.999999
    };

    private RateOfReturn() {}

    static double solve(double[] amounts, double[] times) {
        check(amounts);
        double atZero = value(amounts, times, 0);
        if (atZero == 0) {
            return 0;
        }
        for (int i = 1; i < BRACKETS.length; i++) {
            if (crosses(amounts, times, BRACKETS[i - 1], BRACKETS[i])) {
                return bracketed(amounts, times, BRACKETS[i - 1], BRACKETS[i]);
            }
            if (crosses(amounts, times, BRACKETS_BELOW[i], BRACKETS_BELOW[i - 1])) {
                return bracketed(amounts, times, BRACKETS_BELOW[i], BRACKETS_BELOW[i - 1]);
            }
        }
        throw new IllegalArgumentException("these flows have no rate of return");
    }

    private static void check(double[] amounts) {
        boolean in = false;
        boolean out = false;
        for (double amount : amounts) {
            in |= amount > 0;
            out |= amount < 0;
        }
        if (!in || !out) {
            throw new IllegalArgumentException(
                    "a rate of return needs money received and money paid; all flows are "
                            + (in ? "received" : out ? "paid" : "zero"));
        }
    }

    private static boolean crosses(double[] amounts, double[] times, double low, double high) {
        double a = value(amounts, times, low);
        double b = value(amounts, times, high);
        return (a <= 0 && b >= 0) || (a >= 0 && b <= 0);
    }

    private static double bracketed(double[] amounts, double[] times, double from, double to) {
        double low = from;
        double high = to;
        boolean rising = value(amounts, times, high) > value(amounts, times, low);
        double rate = (low + high) / 2;
        for (int step = 0; step < STEPS_MAX; step++) {
            double value = value(amounts, times, rate);
            if (value == 0) {
                return rate;
            }
            if ((value > 0) == rising) {
                high = rate;
            } else {
                low = rate;
            }
            double newton = rate - value / slope(amounts, times, rate);
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - rate) <= 1e-16 * (1 + Math.abs(rate))) {
                return next;
            }
            rate = next;
        }
        return rate;
    }

    private static double value(double[] amounts, double[] times, double rate) {
        double sum = 0;
        double log = Math.log1p(rate);
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i] * Math.exp(-times[i] * log);
        }
        return sum;
    }

    private static double slope(double[] amounts, double[] times, double rate) {
        double sum = 0;
        double log = Math.log1p(rate);
        for (int i = 0; i < amounts.length; i++) {
            sum -= times[i] * amounts[i] * Math.exp(-(times[i] + 1) * log);
        }
        return sum;
    }
}
