package io.sampan.lending;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.time.LocalDate;

/**
 * What the lender stands by.
 *
 * @param limit the most that may be taken up, on the product's steps
 * @param rate the contract rate
 * @param monthsMax the longest tenor, one that is on sale
 * @param amountMin the least that may be taken up
 * @param madeOn the business day of the offer
 * @param validUntil the last business day on which it can be signed
 * @param owedWhenMade what the enterprise owed or had signed when the offer was made
 */
public record Offer(
        Money limit,
        AnnualRate rate,
        int monthsMax,
        Money amountMin,
        LocalDate madeOn,
        LocalDate validUntil,
        Money owedWhenMade) {

    /** What is left of the limit when more has been borrowed since the offer was made. */
    public Money available(Money owedNow) {
        var since = owedNow.minus(owedWhenMade).max(Money.zero(limit.currency()));
        return limit.minus(since).max(Money.zero(limit.currency()));
    }

    /** Everything this customer may owe at a time: the offer and what was owed when it was made. */
    public Money line() {
        return limit.plus(owedWhenMade);
    }
}
