package io.sampan.underwriting;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a person answers to a referral.
 *
 * @param approved the amount, tenor and rate granted; empty declines
 * @param reasons codes of the catalogue, at least one: the customer reads their texts
 * @param text what the person adds, up to 2,000 characters
 */
public record PersonSays(Optional<Granted> approved, List<String> reasons, String text) {

    public PersonSays {
        reasons = List.copyOf(reasons);
        if (text.length() > 2000) {
            throw new IllegalArgumentException("text must have at most 2000 characters");
        }
    }

    /** What a person grants. */
    public record Granted(Money amount, int months, AnnualRate rate) {
        public Granted {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("amount " + amount + " must be above zero");
            }
            if (months < 1) {
                throw new IllegalArgumentException("months " + months + " must be at least 1");
            }
        }
    }
}
