package io.sampan.ledger;

import io.sampan.money.Money;
import java.util.Map;

/**
 * Makes a hold a transfer, in whole or in part; the rest is released. What was set aside can always
 * be posted, even if a credit line has become smaller since.
 *
 * @param id of the transfer it becomes
 * @param amount more than zero, at most the hold's
 */
public record Post(TransferId id, TransferId hold, Money amount) implements Step {

    public Post {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("post " + id + " of " + amount + ": nothing");
        }
    }

    /** All of a hold. */
    public static Post whole(TransferId id, Hold hold) {
        return new Post(id, hold.id(), hold.amount());
    }

    @Override
    public Map<String, String> content() {
        return Step.fields("kind", "post", "hold", hold, "amount", amount);
    }
}
