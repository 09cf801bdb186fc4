package io.sampan.contracts;

import io.sampan.money.Money;
import java.time.LocalDate;

/**
 * What is left of a loan when its plan is drawn anew, for example after a partial early repayment.
 *
 * @param principal principal still owed
 * @param accruedInterest interest earned before {@code from} and not yet paid: payable with the
 *     next instalment; zero if the early repayment paid the interest to the day
 * @param from the day from which the principal bears interest
 * @param paidInstalments how many instalments of the loan lie behind; the next is numbered one more
 */
public record Outstanding(
        Money principal, Money accruedInterest, LocalDate from, int paidInstalments) {

    public Outstanding {
        if (principal.isNegative() || accruedInterest.isNegative()) {
            throw new IllegalArgumentException(
                    "principal %s and accruedInterest %s must not be negative"
                            .formatted(principal, accruedInterest));
        }
        if (!principal.currency().equals(accruedInterest.currency())) {
            throw new IllegalArgumentException(
                    "principal %s and accruedInterest %s must have one currency"
                            .formatted(principal, accruedInterest));
        }
    }

    /** All interest before {@code from} is paid. */
    public Outstanding(Money principal, LocalDate from, int paidInstalments) {
        this(principal, Money.zero(principal.currency()), from, paidInstalments);
    }
}
