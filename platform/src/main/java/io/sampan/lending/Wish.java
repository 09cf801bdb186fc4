package io.sampan.lending;

import io.sampan.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an enterprise wants; null where it has not said yet.
 *
 * @param product code of a product on sale
 * @param purpose code of a purpose of that product
 */
public record Wish(
        @Nullable String product,
        @Nullable Money amount,
        @Nullable Integer months,
        @Nullable String purpose) {

    /** Nothing said yet. */
    public static final Wish NONE = new Wish(null, null, null, null);

    /** This wish with what the other one says in place of what this one says. */
    public Wish overwrittenBy(Wish other) {
        return new Wish(
                other.product != null ? other.product : product,
                other.amount != null ? other.amount : amount,
                other.months != null ? other.months : months,
                other.purpose != null ? other.purpose : purpose);
    }
}
