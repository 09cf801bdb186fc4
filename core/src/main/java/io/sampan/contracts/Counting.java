package io.sampan.contracts;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How an evaluation counts: the rules of the contracts are the same, only this differs.
 *
 * <p>{@link #unrounded()} is floating point without any rounding, for valuation and for comparing
 * with the standard's published cases. {@link #money(RoundingMode)} is exact: every amount is a
 * whole number of minor units, interest is kept as an exact fraction until it is paid or
 * capitalised and is rounded there, once, by the product's rule; the payment at maturity takes what
 * is left, so the parts always sum to the whole.
 *
 * <p>Inside, a whole number of minor units is carried in a {@code double}: whole numbers below 2^52
 * are exact there and so are their sums, differences and comparisons. Larger amounts are refused.
 */
public final class Counting {
    private static final Counting UNROUNDED = new Counting(null);
    private static final double WHOLE_MAX = 0x1p52;

    private final @Nullable RoundingMode rounding;

    private Counting(@Nullable RoundingMode rounding) {
        this.rounding = rounding;
    }

    public static Counting unrounded() {
        return UNROUNDED;
    }

    /** Exact money, each payoff rounded to the minor unit by this rule. */
    public static Counting money(RoundingMode rounding) {
        return new Counting(rounding);
    }

    public boolean isMoney() {
        return rounding != null;
    }

    RoundingMode rounding() {
        return rounding == null ? RoundingMode.UNNECESSARY : rounding;
    }

    Accrual accrual(long partsPerYear) {
        return rounding == null
                ? new Accrual.Unrounded(partsPerYear)
                : new Accrual.Exact(partsPerYear, rounding);
    }

    /** An amount of the terms in the unit in which this counting counts. */
    double amount(String term, BigDecimal amount, String currency) {
        if (rounding == null) {
            return amount.doubleValue();
        }
        try {
            long minor = amount.movePointRight(Money.scale(currency)).longValueExact();
            return whole(minor);
        } catch (ArithmeticException e) {
            throw new TermRefusedException(
                    term, amount, "whole minor units of %s, below 2^52".formatted(currency));
        }
    }

    /** An observed amount, or an amount times a factor, rounded if this counting rounds. */
    double times(double amount, double factor) {
        if (factor == 1) {
            return amount;
        }
        if (rounding == null) {
            return amount * factor;
        }
        var product = new BigDecimal(amount).multiply(BigDecimal.valueOf(factor));
        return whole(product.setScale(0, rounding).longValueExact());
    }

    /** An observed price or amount in major units, in the unit of this counting. */
    double observed(BigDecimal amount, String currency) {
        if (rounding == null) {
            return amount.doubleValue();
        }
        var minor = amount.movePointRight(Money.scale(currency));
        return whole(minor.setScale(0, rounding).longValueExact());
    }

    /** A balance as it stands after an event; refused if it has outgrown what is exact. */
    double balance(double amount) {
        return rounding == null ? amount : checked(amount);
    }

    /** A ratio of amounts, for example notional / payments, rounded if this counting rounds. */
    double divided(double amount, double divisor) {
        if (rounding == null) {
            return amount / divisor;
        }
        var quotient = new BigDecimal(amount).divide(new BigDecimal(divisor), 0, rounding);
        return whole(quotient.longValueExact());
    }

    /** How many units of this counting make one unit of the currency. */
    double unitsPerCurrency(String currency) {
        return rounding == null ? 1 : Math.pow(10, Money.scale(currency));
    }

    /** A whole number of minor units; every one below 2^52 is exact. */
    static double whole(long minor) {
        return checked((double) minor);
    }

    static double checked(double whole) {
        if (Math.abs(whole) >= WHOLE_MAX) {
            throw new ArithmeticException("amount " + whole + " of minor units is 2^52 or more");
        }
        return whole;
    }
}
