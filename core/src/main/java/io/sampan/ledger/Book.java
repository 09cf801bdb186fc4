package io.sampan.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an evaluation must know: the heads of the accounts it touches, and the transfers with its
 * ids that were posted before.
 */
public record Book(Map<AccountId, Head> heads, Map<TransferId, Transfer> posted) {

    public Book {
        heads = Map.copyOf(heads);
        posted = Map.copyOf(posted);
    }

    /** A book of accounts nothing was ever posted to. */
    public static Book of(Collection<Account> accounts) {
        var heads = new HashMap<AccountId, Head>();
        for (var account : accounts) {
            heads.put(account.id(), Head.empty(account));
        }
        return new Book(heads, Map.of());
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

    Map<AccountId, Head> headsToChange() {
        return new LinkedHashMap<>(heads);
    }
}
