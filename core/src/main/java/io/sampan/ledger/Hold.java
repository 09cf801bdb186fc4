package io.sampan.ledger;

import io.sampan.money.Money;
import java.time.Instant;
import java.util.Map;

/**
 * An amount set aside for a transfer that is posted or released later. It counts against the limits
 * of both accounts from now on, and as available to neither.
 *
 * @param expiresAt the first instant at which it is gone by itself
 */
public record Hold(
        TransferId id, AccountId debit, AccountId credit, Money amount, Instant expiresAt)
        implements Step {

    public Hold {
        Transfer.require(id, debit, credit, amount);
    }

    /** Whether it is gone at an instant. */
    public boolean expired(Instant at) {
        return !expiresAt.isAfter(at);
    }

    @Override
    public Map<String, String> content() {
        return Step.fields(
                "kind", "hold", "debit", debit, "credit", credit, "amount", amount, "expires",
                expiresAt);
    }
}
