package io.sampan.contracts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The equal payment that repays a debt over given periods: {@code A = debt × P / (1 + S)}, in one
 * backward pass over the periods.
 */
final class Annuity {
    private static final MathContext PRECISE = new MathContext(40);
    private static final double ERROR_RELATIVE = 1e-12;

    private final long[] times;
    private final long[] positions;
    private final double[] fractions;
    private final long partsPerYear;

    private Annuity(long[] times, long[] positions, long partsPerYear) {
        this.times = times;
        this.positions = positions;
        this.partsPerYear = partsPerYear;
        this.fractions = new double[positions.length];
        for (int i = 1; i < positions.length; i++) {
            fractions[i] = (double) (positions[i] - positions[i - 1]) / partsPerYear;
        }
    }

    /** An annuity over ascending payment times, seconds since 1970. */
    static Annuity over(long[] times, DayCounter counter) {
        var positions = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            positions[i] = counter.position(Times.countingDay(times[i]));
        }
        return new Annuity(times, positions, counter.partsPerYear());
    }

    /** The first payment later than a time. */
    int firstAfter(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int payments() {
        return positions.length;
    }

    /**
     * The unrounded payment.
     *
     * @param first index of the first payment
     * @param from position from which the debt bears interest to the first payment
     */
    double payment(double debt, double accrued, double rate, int first, long from) {
        double growth = 1;
        double sum = 1;
        for (int i = positions.length - 1; i > first; i--) {
            growth *= 1 + rate * fractions[i];
            sum += growth;
        }
        double untilFirst = (double) (positions[first] - from) / partsPerYear;
        return (debt + accrued + untilFirst * rate * debt) * growth / sum;
    }

    /**
     * The payment rounded to a whole number. The quick result decides unless it lies so close to a
     * boundary of the rounding that its own error could; then decimals of 40 digits do.
     */
    double wholePayment(
            double debt, double accrued, double rate, int first, long from, RoundingMode rounding) {
        double quick = Counting.checked(payment(debt, accrued, rate, first, from));
        double error = ERROR_RELATIVE * Math.max(1, Math.abs(quick));
        double below = BigDecimal.valueOf(quick - error).setScale(0, rounding).doubleValue();
        double above = BigDecimal.valueOf(quick + error).setScale(0, rounding).doubleValue();
        if (below == above) {
            return below;
        }
        return exactPayment(debt, accrued, rate, first, from).setScale(0, rounding).doubleValue();
    }

    private BigDecimal exactPayment(
            double debt, double accrued, double rate, int first, long from) {
        var exactRate =
                BigDecimal.valueOf(Math.round(rate * Accrual.Exact.RATE_UNITS), 12)
                        .divide(BigDecimal.valueOf(partsPerYear), PRECISE);
        var growth = BigDecimal.ONE;
        var sum = BigDecimal.ONE;
        for (int i = positions.length - 1; i > first; i--) {
            growth = growth.multiply(over(exactRate, positions[i] - positions[i - 1]), PRECISE);
            sum = sum.add(growth);
        }
        return new BigDecimal(debt)
                .multiply(over(exactRate, positions[first] - from))
                .add(new BigDecimal(accrued))
                .multiply(growth)
                .divide(sum, PRECISE);
    }

    private static BigDecimal over(BigDecimal ratePerPart, long parts) {
        return ratePerPart.multiply(BigDecimal.valueOf(parts)).add(BigDecimal.ONE);
    }
}
