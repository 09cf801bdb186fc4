package io.sampan.accounting.internal;

import io.sampan.ledger.Account;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Effect;
import io.sampan.ledger.Entry;
import io.sampan.ledger.Head;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Kept;
import io.sampan.ledger.Post;
import io.sampan.ledger.Step;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The tables of a book in memory, with their keys, behind a connection that loses replies, delivers
 * late or not at all, and a server that runs full or wants to be asked again. Shared by the stores
 * of several writers.
 */
final class FaultyStore implements BookStore {

    /** What a store could do wrong; the simulation must notice each. */
    enum Flaw {
        NONE,
        /** No key on batch numbers and versions. */
        NO_FENCE,
        /** No key on ids, and none is found again. */
        FORGETS_IDS,
        /** Answers that a batch is written and sometimes loses it. */
        LOSES_WRITES,
        /** Sometimes writes a transfer with one of its entries. */
        WRITES_HALF
    }

    /** The tables. */
    static final class Tables {
        final Map<AccountId, Account> accounts = new LinkedHashMap<>();
        final TreeMap<Long, Batch> batches = new TreeMap<>();
        final Map<String, Entry> entries = new HashMap<>();
        final Map<AccountId, TreeMap<Long, Entry>> byAccount = new HashMap<>();
        final Map<TransferId, Kept> kept = new HashMap<>();
        final Map<TransferId, Hold> holds = new LinkedHashMap<>();
        final Map<TransferId, TransferId> ends = new HashMap<>();
        final Map<AccountId, Effect.Agreed> terms = new HashMap<>();
        final List<Order> waiting = new ArrayList<>();
        final Flaw flaw;
        int lost;
        int late;
        int refused;

        Tables(Flaw flaw) {
            this.flaw = flaw;
        }
    }

    private final Tables tables;
    private final Random random;
    private final int faultsPerThousand;

    /** A write on its way that nobody waits for any more. */
    private final List<Batch> onTheirWay;

    FaultyStore(Tables tables, Random random, int faultsPerThousand, List<Batch> onTheirWay) {
        this.tables = tables;
        this.random = random;
        this.faultsPerThousand = faultsPerThousand;
        this.onTheirWay = onTheirWay;
    }

    @Override
    public Newest newest() {
        mayFail();
        return tables.batches.isEmpty()
                ? new Newest(0, Instant.EPOCH)
                : new Newest(tables.batches.lastKey(), tables.batches.lastEntry().getValue().at());
    }

    @Override
    public Map<AccountId, Head> heads(Collection<AccountId> accounts) {
        mayFail();
        var heads = new HashMap<AccountId, Head>();
        for (var id : accounts) {
            var account = tables.accounts.get(id);
            if (account == null) {
                continue;
            }
            var agreed = tables.terms.get(id);
            if (agreed != null) {
                account =
                        new Account(
                                id,
                                account.currency(),
                                account.limit(),
                                agreed.allowanceMinor(),
                                agreed.number(),
                                agreed.closed());
            }
            var entries = tables.byAccount.getOrDefault(id, new TreeMap<>());
            heads.put(
                    id,
                    entries.isEmpty()
                            ? new Head(account, 0, 0)
                            : new Head(
                                    account,
                                    entries.lastKey(),
                                    entries.lastEntry().getValue().balanceMinor()));
        }
        return heads;
    }

    @Override
    public List<Hold> openHolds(Instant at) {
        mayFail();
        return tables.holds.values().stream()
                .filter(hold -> !hold.expired(at) && !tables.ends.containsKey(hold.id()))
                .toList();
    }

    @Override
    public Map<TransferId, Kept> kept(Collection<TransferId> ids) {
        mayFail();
        var kept = new HashMap<TransferId, Kept>();
        if (tables.flaw != Flaw.FORGETS_IDS) {
            for (var id : ids) {
                var found = tables.kept.get(id);
                if (found != null) {
                    kept.put(id, found);
                }
            }
        }
        return kept;
    }

    @Override
    public List<Order> waiting(int legsMax, Set<String> without) {
        mayFail();
        return tables.waiting.stream()
                .filter(order -> !without.contains(order.journal()))
                .limit(legsMax)
                .toList();
    }

    @Override
    public void write(Batch batch) {
        if (random.nextInt(1000) < faultsPerThousand) {
            switch (random.nextInt(4)) {
                case 0 -> throw new Unsure("53100 disk full", new IllegalStateException());
                case 1 -> throw new Unsure("40001 ask again", new IllegalStateException());
                case 2 -> {
                    apply(batch);
                    tables.lost++;
                    throw new Unsure("reply lost", new IllegalStateException());
                }
                default -> {
                    onTheirWay.add(batch);
                    throw new Unsure("sent, and nothing heard", new IllegalStateException());
                }
            }
        }
        if (tables.flaw == Flaw.LOSES_WRITES && random.nextInt(500) == 0) {
            return;
        }
        apply(batch);
        if (random.nextInt(1000) < faultsPerThousand) {
            onTheirWay.add(batch); // The network delivers it a second time.
        }
    }

    /** A write that was on its way arrives at last. */
    void arrive() {
        if (!onTheirWay.isEmpty()) {
            try {
                apply(onTheirWay.remove(random.nextInt(onTheirWay.size())));
                tables.late++;
            } catch (Overtaken _) {
                tables.refused++;
            }
        }
    }

    private void apply(Batch batch) {
        requireKeys(batch);
        tables.batches.put(batch.number(), batch);
        batch.opened().forEach(a -> tables.accounts.putIfAbsent(a.id(), a.account()));
        for (var item : batch.items()) {
            var effect = item.effect();
            switch (effect) {
                case Effect.Moved moved -> {
                    enter(moved.debit());
                    if (tables.flaw != Flaw.WRITES_HALF || random.nextInt(500) > 0) {
                        enter(moved.credit());
                    }
                    moved.hold().ifPresent(hold -> tables.ends.put(hold, moved.id()));
                    tables.kept.put(moved.id(), new Kept.Effected(asked(moved).content(), moved));
                }
                case Effect.Held(var hold) -> {
                    tables.holds.put(hold.id(), hold);
                    tables.kept.put(hold.id(), new Kept.Effected(hold.content(), effect));
                }
                case Effect.Released(var id, var hold) -> {
                    tables.ends.put(hold, id);
                    tables.kept.put(
                            id,
                            new Kept.Effected(
                                    new io.sampan.ledger.Release(id, hold).content(), effect));
                }
                case Effect.Agreed agreed -> {
                    tables.terms.put(agreed.account(), agreed);
                    Step asked =
                            agreed.closed()
                                    ? new io.sampan.ledger.Close(agreed.id(), agreed.account())
                                    : new io.sampan.ledger.Allow(
                                            agreed.id(), agreed.account(), agreed.allowanceMinor());
                    tables.kept.put(agreed.id(), new Kept.Effected(asked.content(), effect));
                }
            }
        }
        batch.declined()
                .forEach(d ->
                        tables.kept.put(
                                d.id(),
                                new Kept.Declined(
                                        RefusalText.content(RefusalText.of(d.content())),
                                        d.culprit(),
                                        RefusalText.read(RefusalText.of(d.culprit(), d.reason()))
                                                .reason())));
        tables.waiting.removeIf(order -> batch.journals().contains(order.journal()));
    }

    private void requireKeys(Batch batch) {
        if (tables.flaw != Flaw.NO_FENCE && tables.batches.containsKey(batch.number())) {
            throw new Overtaken("23505 batch", new IllegalStateException());
        }
        for (var item : batch.items()) {
            if (tables.flaw != Flaw.FORGETS_IDS && tables.kept.containsKey(item.effect().id())) {
                throw new Overtaken("23505 id", new IllegalStateException());
            }
            if (item.effect() instanceof Effect.Moved moved) {
                for (var entry : List.of(moved.debit(), moved.credit())) {
                    if (tables.flaw != Flaw.NO_FENCE && tables.entries.containsKey(key(entry))) {
                        throw new Overtaken("23505 version", new IllegalStateException());
                    }
                }
            }
        }
    }

    private void enter(Entry entry) {
        tables.entries.put(key(entry), entry);
        tables.byAccount
                .computeIfAbsent(entry.account(), _ -> new TreeMap<>())
                .put(entry.version(), entry);
    }

    private static String key(Entry entry) {
        return entry.account() + "/" + entry.version();
    }

    private static Step asked(Effect.Moved moved) {
        Transfer transfer = moved.transfer();
        return moved.hold()
                .<Step>map(hold -> new Post(transfer.id(), hold, transfer.amount()))
                .or(moved::sweep)
                .orElse(transfer);
    }

    private void mayFail() {
        if (random.nextInt(1000) < faultsPerThousand) {
            throw new Unsure("connection lost", new IllegalStateException());
        }
    }

    @Override
    public boolean lease(UUID holder, Duration length) {
        return true; // Worst case: everybody believes to have it.
    }

    @Override
    public void giveUp(UUID holder) {}

    @Override
    public void close() {}
}
