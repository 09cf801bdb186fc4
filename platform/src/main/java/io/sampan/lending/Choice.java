package io.sampan.lending;

import io.sampan.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer takes of an offer.
 *
 * @param product another product on sale with another way to repay; null keeps the one asked for
 */
public record Choice(Money amount, int months, @Nullable String product) {}
