package io.sampan.ledger;

import java.util.Map;

/** Closes an account for ever: its balance must be zero and nothing may be held on it. */
public record Close(TransferId id, AccountId account) implements Step {

    @Override
    public Map<String, String> content() {
        return Step.fields("kind", "close", "account", account);
    }
}
