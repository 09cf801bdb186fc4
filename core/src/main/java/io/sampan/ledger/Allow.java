package io.sampan.ledger;

import java.util.Map;

/**
 * Agrees a credit line: how far the limit of an account may be overstepped from now on. One smaller
 * than what is used takes nothing back; it refuses what comes next.
 *
 * @param allowanceMinor zero or more, in minor units of the account's currency
 */
public record Allow(TransferId id, AccountId account, long allowanceMinor) implements Step {

    public Allow {
        if (allowanceMinor < 0) {
            throw new IllegalArgumentException("allowance " + allowanceMinor + " is negative");
        }
    }

    @Override
    public Map<String, String> content() {
        return Step.fields("kind", "allow", "account", account, "allowance", allowanceMinor);
    }
}
