package io.sampan.ledger;

import io.sampan.money.Money;
import java.util.Map;

/**
 * An amount moved from the credit of one account to the debit of another.
 *
 * @param id given by the caller; its idempotency key
 * @param debit the account whose debits grow
 * @param credit the account whose credits grow
 * @param amount more than zero
 */
public record Transfer(TransferId id, AccountId debit, AccountId credit, Money amount)
        implements Step {

    public Transfer {
        require(id, debit, credit, amount);
    }

    static void require(TransferId id, AccountId debit, AccountId credit, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "transfer " + id + " moves " + amount + ", expected more than zero");
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException(
                    "transfer " + id + " debits and credits the same account " + debit);
        }
    }

    @Override
    public Map<String, String> content() {
        return Step.fields("kind", "transfer", "debit", debit, "credit", credit, "amount", amount);
    }
}
