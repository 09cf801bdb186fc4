/**
 * Amounts and rates that are right to the smallest coin: {@link io.sampan.money.Money} in minor
 * units and {@link io.sampan.money.AnnualRate}. Adding never rounds; whatever can round takes the
 * rounding at the call. Asks nothing of other packages.
 */
@org.jspecify.annotations.NullMarked
package io.sampan.money;
