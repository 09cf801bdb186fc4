package io.sampan.servicing.internal;

import io.sampan.money.Money;
import io.sampan.servicing.Amounts;

/** A sum in minor units by what it is for. */
record Split(long fees, long penalty, long interest, long principal, long excess) {

    static final Split NONE = new Split(0, 0, 0, 0, 0);

    long total() {
        return fees + penalty + interest + principal + excess;
    }

    Split plus(Split other) {
        return new Split(
                fees + other.fees,
                penalty + other.penalty,
                interest + other.interest,
                principal + other.principal,
                excess + other.excess);
    }

    Amounts in(String currency) {
        return new Amounts(
                Money.ofMinor(currency, fees),
                Money.ofMinor(currency, penalty),
                Money.ofMinor(currency, interest),
                Money.ofMinor(currency, principal),
                Money.ofMinor(currency, excess));
    }
}
