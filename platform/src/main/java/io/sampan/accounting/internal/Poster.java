package io.sampan.accounting.internal;

import io.sampan.accounting.Journal;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Posted;
import io.sampan.ledger.Book;
import io.sampan.ledger.Entry;
import io.sampan.ledger.Evaluation;
import io.sampan.ledger.Group;
import io.sampan.ledger.Head;
import io.sampan.ledger.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Turns recorded journals into entries: heads in, pure evaluation, one statement out. It runs at
 * the end of the recording transaction under the lock of the book, which stands in for the lane
 * that will be the single writer; the lock is held for three statements and the commit.
 */
@Component
class Poster {

    /** Journals written in one statement. */
    static final int BATCH_MAX = 500;

    private final PostingRules rules;
    private final LedgerTables tables;

    Poster(PostingRules rules, LedgerTables tables) {
        this.rules = rules;
        this.tables = tables;
    }

    /** Posts journals whose rows were added in this transaction. */
    void post(List<Journal> journals) {
        tables.lockBook();
        for (int from = 0; from < journals.size(); from += BATCH_MAX) {
            postBatch(journals.subList(from, Math.min(from + BATCH_MAX, journals.size())));
        }
    }

    private void postBatch(List<Journal> journals) {
        var postings = new ArrayList<Posting>();
        var groups = new ArrayList<Group>();
        var accounts = new LinkedHashMap<AccountId, LedgerAccount>();
        for (var journal : journals) {
            var legs = rules.postings(journal);
            postings.addAll(legs);
            groups.add(new Group(legs.stream().map(Posting::transfer).toList()));
            for (var leg : legs) {
                for (var side : Side.values()) {
                    var account = leg.account(side);
                    accounts.put(account.id(), account);
                }
            }
        }
        var evaluation = Evaluation.of(new Book(heads(accounts), Map.of()), groups);
        for (int i = 0; i < journals.size(); i++) {
            requirePosted(journals.get(i), evaluation.answers().get(i));
        }
        var entries = evaluation.entries();
        requireBalanced(entries);
        tables.write(postings, entries);
    }

    private Map<AccountId, Head> heads(Map<AccountId, LedgerAccount> accounts) {
        var heads = new HashMap<AccountId, Head>();
        tables.heads(accounts.keySet())
                .forEach((id, newest) -> {
                    var account = accounts.get(id);
                    if (account != null) {
                        heads.put(
                                id,
                                new Head(
                                        account.account(),
                                        newest.version(),
                                        newest.balanceMinor()));
                    }
                });
        var fresh = accounts.values().stream().filter(a -> !heads.containsKey(a.id())).toList();
        if (!fresh.isEmpty()) {
            tables.open(fresh);
            fresh.forEach(account -> heads.put(account.id(), Head.empty(account.account())));
        }
        return heads;
    }

    /** The journal is new and its rule fits: anything but "posted" is a fault of ours. */
    private static void requirePosted(Journal journal, Answer answer) {
        if (!(answer instanceof Posted)) {
            throw new IllegalStateException(
                    "journal %s (%s) cannot be posted: %s"
                            .formatted(journal.id(), journal.event(), answer));
        }
    }

    private static void requireBalanced(List<Entry> entries) {
        long sum = 0;
        for (var entry : entries) {
            sum =
                    entry.side() == Side.DEBIT
                            ? Math.addExact(sum, entry.amountMinor())
                            : Math.subtractExact(sum, entry.amountMinor());
        }
        if (sum != 0) {
            throw new IllegalStateException("debits and credits of a batch differ by " + sum);
        }
    }
}
