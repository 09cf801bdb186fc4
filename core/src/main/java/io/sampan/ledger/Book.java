package io.sampan.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What an evaluation must know: the heads of the accounts it touches, the open holds it may post or
 * release (all of them, if expiry is left to the evaluation), and what was asked before under its
 * ids.
 */
public record Book(
        Map<AccountId, Head> heads, Map<TransferId, Hold> holds, Map<TransferId, Kept> kept) {

    public Book {
        heads = Map.copyOf(heads);
        holds = Map.copyOf(holds);
        kept = Map.copyOf(kept);
    }

    /** A book of accounts nothing was ever posted to. */
    public static Book of(Collection<Account> accounts) {
        var heads = new HashMap<AccountId, Head>();
        for (var account : accounts) {
            heads.put(account.id(), Head.empty(account));
        }
        return new Book(heads, Map.of(), Map.of());
    }

    /**
     * Where an account stands.
     *
     * @throws IllegalArgumentException if the book does not know it
     */
    public Head head(AccountId account) {
        var head = heads.get(account);
        if (head == null) {
            throw new IllegalArgumentException("the book does not know account " + account);
        }
        return head;
    }

    /** The book without the holds that are too old at an instant. */
    public Book at(Instant instant) {
        if (holds.values().stream().noneMatch(hold -> hold.expired(instant))) {
            return this;
        }
        var left = new HashMap<>(holds);
        var without = new HashMap<>(heads);
        for (var hold : holds.values()) {
            if (hold.expired(instant)) {
                left.remove(hold.id());
                for (var side : Side.values()) {
                    without.computeIfPresent(
                            side.of(hold.debit(), hold.credit()),
                            (_, head) -> head.holding(side, -hold.amount().minor()));
                }
            }
        }
        return new Book(without, left, kept);
    }
}
