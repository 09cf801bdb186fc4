package io.sampan.underwriting;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;

/**
 * What may be lent.
 *
 * @param limit the most, of this product
 * @param rate the contract's yearly rate; fees come on top in the all-in rate
 * @param monthsMax the longest tenor
 */
public record Terms(Money limit, AnnualRate rate, int monthsMax) {}
