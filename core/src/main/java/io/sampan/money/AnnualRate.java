package io.sampan.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A yearly rate as an exact fraction: 5 % is 0.05, written {@code AnnualRate.of("0.05")}.
 *
 * @param fraction per year, at most 12 decimals
 */
public record AnnualRate(BigDecimal fraction) implements Comparable<AnnualRate> {

    public AnnualRate {
        fraction = fraction.stripTrailingZeros();
        if (fraction.scale() < 0) {
            fraction = fraction.setScale(0, RoundingMode.UNNECESSARY);
        }
        if (fraction.scale() > 12) {
            throw new IllegalArgumentException("rate " + fraction + " has more than 12 decimals");
        }
    }

    /**
     * Reads a fraction such as {@code of("0.05")} for 5 %.
     *
     * @throws IllegalArgumentException if the text is no decimal fraction such as 0.098
     */
    public static AnnualRate of(String fraction) {
        try {
            return new AnnualRate(new BigDecimal(fraction));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "rate \"" + fraction + "\" is not a decimal fraction such as 0.098 for 9.8 %",
                    e);
        }
    }

    public AnnualRate plus(AnnualRate other) {
        return new AnnualRate(fraction.add(other.fraction));
    }

    public AnnualRate times(BigDecimal factor) {
        return new AnnualRate(fraction.multiply(factor).setScale(12, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(AnnualRate other) {
        return fraction.compareTo(other.fraction);
    }

    /** For example {@code 9.8 %}. */
    @Override
    public String toString() {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
