package io.sampan.contracts;

import java.math.BigInteger;
import java.math.RoundingMode;

/** What has been earned and not yet paid: interest or a fee that grows with time. */
abstract sealed class Accrual {

    /** Earns {@code base × rate × parts / parts per year}. */
    abstract void add(double base, double rate, long parts);

    /** Adds a plain amount. */
    abstract void add(double amount);

    /** The sum so far, rounded if the counting rounds. */
    abstract double amount();

    abstract void clear();

    /** Floating point, never rounded. */
    static final class Unrounded extends Accrual {
        private final double part;
        private double sum;

        Unrounded(long partsPerYear) {
            this.part = 1.0 / partsPerYear;
        }

        @Override
        void add(double base, double rate, long parts) {
            sum += parts * part * rate * base;
        }

        @Override
        void add(double amount) {
            sum += amount;
        }

        @Override
        double amount() {
            return sum;
        }

        @Override
        void clear() {
            sum = 0;
        }
    }

    /**
     * An exact fraction of whole minor units: a numerator of 128 bits over {@code parts per year ×
     * 10^12}. Base below 2^52, rate below 2^7 in steps of 10^-12, parts below 2^25: no overflow.
     */
    static final class Exact extends Accrual {
        /** Rates have at most 12 decimals. */
        static final double RATE_UNITS = 1e12;

        private static final double RATE_MAX = 100;

        private final long denominator;
        private final RoundingMode rounding;
        private long high;
        private long low;

        Exact(long partsPerYear, RoundingMode rounding) {
            this.denominator = partsPerYear * (long) RATE_UNITS;
            this.rounding = rounding;
        }

        @Override
        void add(double base, double rate, long parts) {
            if (Math.abs(rate) > RATE_MAX) {
                throw new ArithmeticException("rate " + rate + " is more than 10000 % a year");
            }
            long baseUnits = (long) base;
            long rateUnits = Math.round(rate * RATE_UNITS);
            addProduct(Math.multiplyHigh(baseUnits, rateUnits), baseUnits * rateUnits, parts);
        }

        @Override
        void add(double amount) {
            addProduct(
                    Math.multiplyHigh((long) amount, denominator),
                    ((long) amount) * denominator,
                    1);
        }

        /** Adds a number of 128 bits times a number of 64 bits. */
        private void addProduct(long productHigh, long productLow, long factor) {
            long resultLow = productLow * factor;
            long carry = Math.unsignedMultiplyHigh(productLow, factor);
            if (factor < 0) {
                carry -= productLow;
            }
            long resultHigh = productHigh * factor + carry;
            long sum = low + resultLow;
            high += resultHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            low = sum;
        }

        @Override
        double amount() {
            if (high == 0 && low == 0) {
                return 0;
            }
            // A quotient close enough that the remainder fits 64 bits, then the remainder decides.
            double numerator = high * 0x1p64 + (low >>> 1) * 2.0 + (low & 1);
            long quotient = (long) Math.floor(Counting.checked(numerator / denominator));
            long remainder = low - quotient * denominator;
            while (remainder < 0) {
                quotient--;
                remainder += denominator;
            }
            while (remainder >= denominator) {
                quotient++;
                remainder -= denominator;
            }
            return rounded(quotient, remainder);
        }

        /** Quotient is the floor, the remainder is not negative. */
        private double rounded(long quotient, long remainder) {
            if (remainder == 0) {
                return Counting.whole(quotient);
            }
            boolean negative = quotient < 0;
            int half = Long.compare(remainder, denominator - remainder);
            boolean up =
                    switch (rounding) {
                        case CEILING -> true;
                        case FLOOR -> false;
                        case UP -> !negative;
                        case DOWN -> negative;
                        case HALF_UP -> negative ? half > 0 : half >= 0;
                        case HALF_DOWN -> negative ? half >= 0 : half > 0;
                        case HALF_EVEN -> half > 0 || (half == 0 && (quotient & 1) != 0);
                        case UNNECESSARY ->
                                throw new ArithmeticException("interest is no whole minor unit");
                    };
            return Counting.whole(up ? quotient + 1 : quotient);
        }

        @Override
        void clear() {
            high = 0;
            low = 0;
        }

        /** For tests: the exact numerator. */
        BigInteger numerator() {
            return BigInteger.valueOf(high)
                    .shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(low)));
        }
    }
}
