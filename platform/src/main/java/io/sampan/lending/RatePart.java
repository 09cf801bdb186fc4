package io.sampan.lending;

import io.sampan.money.AnnualRate;
import io.sampan.packs.Words;

/**
 * One part of a price.
 *
 * @param rate a yearly rate, negative where it lowers the price
 */
public record RatePart(Words name, AnnualRate rate) {}
