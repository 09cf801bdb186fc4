package io.sampan.servicing;

import io.sampan.money.Money;

/**
 * A sum by what it is for, in the order in which a receipt is spread.
 *
 * @param fees fees charged
 * @param penalty penalty interest and, where agreed, compound interest
 * @param interest contract interest
 * @param principal principal
 * @param excess paid and not owed: belongs to the customer
 */
public record Amounts(Money fees, Money penalty, Money interest, Money principal, Money excess) {

    public static Amounts none(String currency) {
        var zero = Money.zero(currency);
        return new Amounts(zero, zero, zero, zero, zero);
    }

    public Money total() {
        return fees.plus(penalty).plus(interest).plus(principal).plus(excess);
    }

    public Amounts plus(Amounts other) {
        return new Amounts(
                fees.plus(other.fees),
                penalty.plus(other.penalty),
                interest.plus(other.interest),
                principal.plus(other.principal),
                excess.plus(other.excess));
    }

    public Amounts minus(Amounts other) {
        return new Amounts(
                fees.minus(other.fees),
                penalty.minus(other.penalty),
                interest.minus(other.interest),
                principal.minus(other.principal),
                excess.minus(other.excess));
    }
}
