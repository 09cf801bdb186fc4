package io.sampan.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency, kept as a {@code long} of minor units: CNY 100.00 is 10,000 fen.
 *
 * <p>The sign belongs to the amount, directions (who pays) are words elsewhere. Amounts of
 * different currencies never meet: every operation on two of them throws. The scale is ISO 4217's.
 *
 * @param currency ISO 4217 code, for example {@code CNY}
 * @param minor the amount in minor units
 */
public record Money(String currency, long minor) implements Comparable<Money> {

    /** The default currency of the first rule pack. */
    public static final String CNY = "CNY";

    /** Nobody means a power of ten or the digits of another script. */
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,19})?");

    public Money {
        scale(currency);
    }

    /**
     * Reads an amount such as {@code of("CNY", "100.00")}.
     *
     * @throws IllegalArgumentException if the text is no decimal number, has more decimals than the
     *     currency, or does not fit
     */
    public static Money of(String currency, String amount) {
        if (!PLAIN.matcher(amount).matches()) {
            throw new IllegalArgumentException(
                    "amount \"" + amount + "\" is not a decimal number such as 1234.50");
        }
        return of(currency, new BigDecimal(amount));
    }

    /**
     * An exact decimal as money.
     *
     * @throws IllegalArgumentException if it has more decimals than the currency, or does not fit
     */
    public static Money of(String currency, BigDecimal amount) {
        try {
            return new Money(currency, amount.movePointRight(scale(currency)).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount "
                            + amount
                            + " "
                            + currency
                            + " has more decimals than the currency"
                            + " or is too large",
                    e);
        }
    }

    public static Money ofMinor(String currency, long minor) {
        return new Money(currency, minor);
    }

    /** Yuan from a text, for the many places where the currency is the pack's own. */
    public static Money cny(String amount) {
        return of(CNY, amount);
    }

    public static Money zero(String currency) {
        return new Money(currency, 0);
    }

    /** The nearest money to an exact decimal by the stated rounding. */
    public static Money rounded(String currency, BigDecimal amount, RoundingMode rounding) {
        return of(currency, amount.setScale(scale(currency), rounding));
    }

    public static Money sum(String currency, Collection<Money> amounts) {
        var total = zero(currency);
        for (var amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    /**
     * Decimals of a currency by ISO 4217.
     *
     * @throws IllegalArgumentException if there is no such currency
     */
    public static int scale(String currency) {
        if (currency.equals(CNY)) {
            return 2;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "currency \"" + currency + "\" is not an ISO 4217 code such as CNY", e);
        }
    }

    /** The amount as an exact decimal at the currency's scale: 100.00. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, scale(currency));
    }

    public Money plus(Money other) {
        return new Money(currency, Math.addExact(minor, sameCurrency(other).minor));
    }

    public Money minus(Money other) {
        return new Money(currency, Math.subtractExact(minor, sameCurrency(other).minor));
    }

    public Money negated() {
        return new Money(currency, Math.negateExact(minor));
    }

    public Money times(long factor) {
        return new Money(currency, Math.multiplyExact(minor, factor));
    }

    public Money times(BigDecimal factor, RoundingMode rounding) {
        return rounded(currency, amount().multiply(factor), rounding);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Equal parts whose sum is this amount: the first parts carry the odd minor units. */
    public List<Money> split(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts " + parts + " must be at least 1");
        }
        var shares = new ArrayList<Money>(parts);
        for (int i = 0; i < parts; i++) {
            long odd = i < Math.abs(minor % parts) ? Long.signum(minor) : 0;
            shares.add(new Money(currency, minor / parts + odd));
        }
        return List.copyOf(shares);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** For example {@code CNY 100.00}. */
    @Override
    public String toString() {
        return currency + " " + amount().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    this + " and " + other + " are of different currencies");
        }
        return other;
    }
}
