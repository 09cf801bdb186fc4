package io.sampan.ledger;

import io.sampan.money.Money;

/**
 * An amount moved from the credit of one account to the debit of another.
 *
 * @param id given by the caller; its idempotency key
 * @param debit the account whose debits grow
 * @param credit the account whose credits grow
 * @param amount more than zero
 */
public record Transfer(TransferId id, AccountId debit, AccountId credit, Money amount) {

    public Transfer {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "transfer " + id + " moves " + amount + ", expected more than zero");
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException(
                    "transfer " + id + " debits and credits the same account " + debit);
        }
    }
}
