package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What is asked of underwriting.
 *
 * @param application the caller's reference; one application is decided once
 * @param amount what the enterprise wants, above zero
 * @param months the tenor it wants, at least one
 * @param product the product's own bounds: no answer goes beyond them
 * @param on the day of the application; later invoices do not count
 * @param knownAt only what had reached us by this instant counts
 */
public record Asked(
        String application,
        EnterpriseId enterprise,
        Money amount,
        int months,
        Product product,
        LocalDate on,
        Instant knownAt) {

    public Asked {
        if (application.isBlank() || application.length() > 64) {
            throw new IllegalArgumentException(
                    "application \"" + application + "\" must have 1 to 64 characters");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount " + amount + " must be above zero");
        }
        if (months < 1) {
            throw new IllegalArgumentException("months " + months + " must be at least 1");
        }
        if (!amount.currency().equals(product.amountMin().currency())) {
            throw new IllegalArgumentException(
                    "amount " + amount + " is not in the product's currency");
        }
    }

    /**
     * The bounds of a product as its template states them.
     *
     * @param code the product's code, for example {@code working-capital}
     */
    public record Product(String code, Money amountMin, Money amountMax, int monthsMax) {

        public Product {
            if (amountMin.compareTo(amountMax) > 0) {
                throw new IllegalArgumentException(
                        "product "
                                + code
                                + ": smallest amount "
                                + amountMin
                                + " is above the largest "
                                + amountMax);
            }
            if (monthsMax < 1) {
                throw new IllegalArgumentException(
                        "product " + code + ": monthsMax " + monthsMax + " must be at least 1");
            }
        }
    }
}
