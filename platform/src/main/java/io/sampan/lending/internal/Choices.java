package io.sampan.lending.internal;

import io.sampan.access.Problem;
import io.sampan.lending.Offer;
import io.sampan.lending.Product;
import io.sampan.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen of a product and of an offer; every refusal names the field and the bounds.
 */
final class Choices {

    private Choices() {}

    /** An amount a product lends at all; null is not said yet. */
    static void amount(Product product, @Nullable Money amount) {
        if (amount == null) {
            return;
        }
        if (!amount.currency().equals(product.amountMin().currency())) {
            throw Problem.of("SMP-LEN-0108").field("amount").with("currency", "CNY");
        }
        between(amount, product.amountMin(), product.amountMax());
        step(product, amount);
    }

    /** A tenor a product is sold with; null is not said yet. */
    static void months(Product product, @Nullable Integer months) {
        if (months != null && !product.months().contains(months)) {
            throw Problem.of("SMP-LEN-0103").field("months").with("months", list(product.months()));
        }
    }

    /** An amount and a tenor within an offer. */
    static void within(Offer offer, Money available, Product product, Money amount, int months) {
        if (!amount.currency().equals(offer.limit().currency())) {
            throw Problem.of("SMP-LEN-0108").field("amount").with("currency", "CNY");
        }
        var least = offer.amountMin().max(product.amountMin());
        var most = product.stepBelow(available.min(product.amountMax()));
        if (most.compareTo(least) < 0) {
            throw Problem.of("SMP-LEN-0131").field("amount").with("left", Shown.amount(available));
        }
        between(amount, least, most);
        step(product, amount);
        var tenors = product.months().stream().filter(tenor -> tenor <= offer.monthsMax()).toList();
        if (!tenors.contains(months)) {
            throw Problem.of("SMP-LEN-0103").field("months").with("months", list(tenors));
        }
    }

    private static String list(List<Integer> months) {
        return String.join(", ", months.stream().map(String::valueOf).toList());
    }

    private static void between(Money amount, Money min, Money max) {
        if (amount.compareTo(min) < 0 || amount.compareTo(max) > 0) {
            throw Problem.of("SMP-LEN-0101")
                    .field("amount")
                    .with("min", Shown.amount(min))
                    .with("max", Shown.amount(max));
        }
    }

    private static void step(Product product, Money amount) {
        if (!product.onStep(amount)) {
            throw Problem.of("SMP-LEN-0102")
                    .field("amount")
                    .with(
                            "step",
                            product.amountStep().amount().stripTrailingZeros().toPlainString());
        }
    }
}
