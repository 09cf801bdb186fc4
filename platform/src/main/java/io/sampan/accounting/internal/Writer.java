package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Book;
import io.sampan.ledger.Close;
import io.sampan.ledger.Effect;
import io.sampan.ledger.Evaluation;
import io.sampan.ledger.Head;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Kept;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Step;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The single writer of a book: heads in memory, pure evaluation, one statement out. Whatever goes
 * wrong, it forgets all it knew; asked the same again, it first looks up what came of it.
 */
final class Writer {

    private static final int HEADS_MAX = 200_000;

    private final String book;
    private final BookStore store;
    private final Clock clock;
    private final Map<AccountId, Head> heads =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<AccountId, Head> eldest) {
                    return size() > HEADS_MAX;
                }
            };
    private final OpenHolds holds = new OpenHolds();
    private BookStore.Newest newest = new BookStore.Newest(-1, Instant.MIN);

    /** After a failure, ids are looked up before anything is evaluated. */
    private boolean careful = true;

    Writer(String book, BookStore store, Clock clock) {
        this.book = book;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Evaluates orders and writes what they do. Answers are final: what they tell is committed.
     *
     * @throws BookStore.Overtaken if another writer was faster: ask the same again
     * @throws BookStore.Unsure if the store failed: ask the same again
     */
    List<Answer> post(List<Order> orders) {
        try {
            if (newest.number() < 0) {
                newest = store.newest();
                store.openHolds(newest.at()).forEach(holds::open);
            }
            return write(orders);
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    /** Throws away all that is known of the book. */
    void forget() {
        heads.clear();
        holds.clear();
        newest = new BookStore.Newest(-1, Instant.MIN);
        careful = true;
    }

    private List<Answer> write(List<Order> orders) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(newest.at())) {
            at = newest.at();
        }
        expire(at);
        var opened = load(orders);
        var groups = orders.stream().map(Order::group).toList();
        Map<TransferId, Kept> kept =
                careful || orders.stream().anyMatch(Writer::rare)
                        ? store.kept(ids(orders))
                        : Map.of();
        var book = book(orders, kept);
        var evaluation = Evaluation.of(book, at, groups);
        if (kept.isEmpty() && !careful) {
            var doubtful = refused(orders, evaluation);
            if (!doubtful.isEmpty()) {
                kept = store.kept(ids(doubtful));
                if (!kept.isEmpty()) {
                    kept = store.kept(ids(orders));
                    evaluation = Evaluation.of(book(orders, kept), at, groups);
                }
            }
        }
        var batch = batch(orders, evaluation.answers(), kept, at, opened);
        if (batch.opened().isEmpty()) {
            opened.forEach(account -> heads.remove(account.id()));
        }
        if (!batch.empty()) {
            store.write(batch);
            settle(batch, evaluation);
        }
        careful = false;
        return evaluation.answers();
    }

    private void expire(Instant at) {
        for (var hold : holds.expire(at)) {
            adjust(hold.debit());
            adjust(hold.credit());
        }
    }

    private void adjust(AccountId account) {
        heads.computeIfPresent(account, (_, head) -> holds.on(head));
    }

    /** Brings the heads of all accounts touched; answers the accounts that must be opened. */
    private List<LedgerAccount> load(List<Order> orders) {
        var missing = new LinkedHashSet<AccountId>();
        for (var order : orders) {
            for (var step : order.group().steps()) {
                touched(step, missing);
            }
        }
        missing.removeAll(heads.keySet());
        if (missing.isEmpty()) {
            return List.of();
        }
        store.heads(missing).forEach((id, head) -> heads.put(id, holds.on(head)));
        missing.removeAll(heads.keySet());
        var opened = new LinkedHashMap<AccountId, LedgerAccount>();
        for (var order : orders) {
            for (var account : order.accounts()) {
                if (missing.contains(account.id())) {
                    opened.put(account.id(), account);
                }
            }
        }
        opened.values().forEach(a -> heads.put(a.id(), Head.empty(a.account())));
        return List.copyOf(opened.values());
    }

    private void touched(Step step, Set<AccountId> accounts) {
        switch (step) {
            case Transfer t -> both(t.debit(), t.credit(), accounts);
            case Sweep s -> both(s.debit(), s.credit(), accounts);
            case Hold h -> both(h.debit(), h.credit(), accounts);
            case Post(_, var hold, _) -> held(hold, accounts);
            case Release(_, var hold) -> held(hold, accounts);
            case Allow a -> accounts.add(a.account());
            case Close c -> accounts.add(c.account());
        }
    }

    private static void both(AccountId debit, AccountId credit, Set<AccountId> accounts) {
        accounts.add(debit);
        accounts.add(credit);
    }

    private void held(TransferId id, Set<AccountId> accounts) {
        var hold = holds.find(id);
        if (hold != null) {
            both(hold.debit(), hold.credit(), accounts);
        }
    }

    /** The part of the book these orders can see. */
    private Book book(List<Order> orders, Map<TransferId, Kept> kept) {
        var accounts = new LinkedHashSet<AccountId>();
        var open = new HashMap<TransferId, Hold>();
        for (var order : orders) {
            for (var step : order.group().steps()) {
                touched(step, accounts);
                var id =
                        switch (step) {
                            case Post p -> p.hold();
                            case Release r -> r.hold();
                            case Transfer _, Sweep _, Hold _, Allow _, Close _ -> step.id();
                        };
                var hold = holds.find(id);
                if (hold != null) {
                    open.put(id, hold);
                }
            }
        }
        var seen = new HashMap<AccountId, Head>();
        for (var account : accounts) {
            var head = heads.get(account);
            if (head != null) {
                seen.put(account, head);
            }
        }
        return new Book(seen, open, kept);
    }

    /** Kinds of steps whose repetition the keys of the hot tables would not notice. */
    private static boolean rare(Order order) {
        return order.group().steps().stream().anyMatch(step -> !(step instanceof Transfer));
    }

    private static List<Order> refused(List<Order> orders, Evaluation evaluation) {
        var refused = new ArrayList<Order>();
        for (int i = 0; i < orders.size(); i++) {
            if (evaluation.answers().get(i) instanceof Refused) {
                refused.add(orders.get(i));
            }
        }
        return refused;
    }

    private static List<TransferId> ids(List<Order> orders) {
        return orders.stream().flatMap(o -> o.group().steps().stream()).map(Step::id).toList();
    }

    private Batch batch(
            List<Order> orders,
            List<Answer> answers,
            Map<TransferId, Kept> kept,
            Instant at,
            List<LedgerAccount> opened) {
        var items = new ArrayList<Batch.Item>();
        var declined = new ArrayList<Batch.Declined>();
        var journals = new ArrayList<String>();
        var remembered = new LinkedHashSet<TransferId>();
        int place = 0;
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            switch (answers.get(i)) {
                case Done(var effects) -> {
                    for (int k = 0; k < effects.size(); k++) {
                        items.add(
                                new Batch.Item(
                                        ++place,
                                        order.valueDate(),
                                        order.journal(),
                                        order.legs().get(k),
                                        effects.get(k)));
                    }
                    if (!order.direct()) {
                        journals.add(order.journal());
                    }
                }
                case Refused(var culprit, var reason) -> {
                    for (var step : order.group().steps()) {
                        if (order.direct()
                                && !kept.containsKey(step.id())
                                && remembered.add(step.id())) {
                            declined.add(
                                    new Batch.Declined(
                                            ++place, step.id(), step.content(), culprit, reason));
                        }
                    }
                }
                case Answer.Repeated _, Answer.Conflict _ -> {}
            }
        }
        return new Batch(
                book,
                newest.number() + 1,
                at,
                items,
                declined,
                items.isEmpty() ? List.of() : opened,
                journals);
    }

    private void settle(Batch batch, Evaluation evaluation) {
        newest = new BookStore.Newest(batch.number(), batch.at());
        heads.putAll(evaluation.book().heads());
        for (var item : batch.items()) {
            switch (item.effect()) {
                case Effect.Held(var hold) -> holds.open(hold);
                case Effect.Released(_, var hold) -> holds.end(hold);
                case Effect.Moved moved -> moved.hold().ifPresent(holds::end);
                case Effect.Agreed _ -> {}
            }
        }
    }
}
