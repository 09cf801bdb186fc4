package io.sampan.ledger;

import java.util.UUID;

/** Names one account of one book for ever. */
public record AccountId(UUID value) implements Comparable<AccountId> {

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
