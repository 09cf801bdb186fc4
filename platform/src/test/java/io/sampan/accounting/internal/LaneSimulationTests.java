package io.sampan.accounting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.accounting.internal.FaultyStore.Flaw;
import io.sampan.accounting.internal.FaultyStore.Tables;
import io.sampan.ledger.Account;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Book;
import io.sampan.ledger.Close;
import io.sampan.ledger.Effect;
import io.sampan.ledger.Evaluation;
import io.sampan.ledger.Group;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Limit;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Three writers of one book who all believe to be the only one, callers who send everything one to
 * five times to any of them, and a {@link FaultyStore}. Afterwards the tables must be what the pure
 * engine makes of the batches in their order, and every call must have had one outcome. {@code
 * -Dsampan.ledger.simulation=1000000} for a night, {@code -Dsampan.ledger.seed} to see one again.
 */
class LaneSimulationTests {

    private static final int STEPS = Integer.getInteger("sampan.ledger.simulation", 60_000);
    private static final long SEED =
            Long.getLong("sampan.ledger.seed", new Random().nextLong(1_000_000));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int WRITERS = 3;
    private static final List<Limit> LIMITS = List.of(Limit.values());
    private static final int ACCOUNTS = 24;

    @Test
    void whatever_fails_every_call_has_one_outcome_and_the_tables_are_a_replay() {
        var told = new World(SEED, Flaw.NONE).run(STEPS);

        System.out.println(told);
    }

    @ParameterizedTest
    @EnumSource(value = Flaw.class, mode = Mode.EXCLUDE, names = "NONE")
    void a_store_with_a_flaw_is_found(Flaw flaw) {
        assertThatThrownBy(() -> new World(7, flaw).run(20_000))
                .isInstanceOfAny(
                        AssertionError.class,
                        IllegalArgumentException.class,
                        IllegalStateException.class);
    }

    /** A call and all answers it got. */
    private record Call(Order order, List<Answer> answers) {}

    private static final class World {

        private final long seed;
        private final Random random;
        private final Tables tables;
        private final List<FaultyStore> stores = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();
        private final List<Account> accounts = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private final List<Call> toSend = new ArrayList<>();
        private final List<Hold> holds = new ArrayList<>();
        private final Map<String, Order> recorded = new HashMap<>();
        private Instant now = Instant.parse("2026-03-02T00:00:00Z");
        private int failures;

        World(long seed, Flaw flaw) {
            this.seed = seed;
            this.random = new Random(seed);
            this.tables = new Tables(flaw);
            for (int i = 0; i < ACCOUNTS; i++) {
                var limit = LIMITS.get(i % 3);
                accounts.add(new Account(new AccountId(id()), Money.CNY, limit));
                tables.accounts.put(accounts.get(i).id(), accounts.get(i));
            }
            for (int i = 0; i < WRITERS; i++) {
                var store = new FaultyStore(tables, random, 20, new ArrayList<>());
                stores.add(store);
                writers.add(new Writer("main", store, new Ticking()));
            }
        }

        /** The simulated clock; a writer's may lag. */
        private final class Ticking extends Clock {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.minusSeconds(random.nextInt(3));
            }
        }

        String run(int steps) {
            try {
                for (int step = 0; step < steps; step++) {
                    now = now.plusMillis(random.nextInt(1500));
                    act();
                }
                settle();
                check();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "-Dsampan.ledger.seed=%d -Dsampan.ledger.simulation=%d: %s"
                                .formatted(seed, steps, e),
                        e);
            }
            return "simulated %d steps (seed %d): %d calls, %d batches, %d lost replies, %d late and %d refused writes, %d failures"
                    .formatted(
                            steps,
                            seed,
                            calls.size(),
                            tables.batches.size(),
                            tables.lost,
                            tables.late,
                            tables.refused,
                            failures);
        }

        private void act() {
            switch (random.nextInt(20)) {
                case 0 -> stores.get(random.nextInt(WRITERS)).arrive();
                case 1 -> writers.get(random.nextInt(WRITERS)).forget(); // Killed and started.
                case 2 -> recordJournal();
                case 3 -> post(random.nextInt(WRITERS), tables.waiting.stream().limit(3).toList());
                case 4, 5, 6, 7, 8, 9, 10 -> {
                    var call = new Call(Order.direct(DAY, steps()), new ArrayList<>());
                    calls.add(call);
                    for (int i = random.nextInt(1, 6); i > 0; i--) {
                        toSend.add(random.nextInt(toSend.size() + 1), call);
                    }
                }
                default -> send(random.nextInt(WRITERS), random.nextInt(1, 6));
            }
        }

        private void recordJournal() {
            var journal = "journal:" + recorded.size();
            var transfer = transfer(6 * random.nextInt(4), 6 * random.nextInt(4) + 3);
            var order = new Order(Group.of(transfer), DAY, journal, List.of(1), List.of());
            recorded.put(journal, order);
            tables.waiting.add(order);
        }

        private void post(int writer, List<Order> journals) {
            if (!journals.isEmpty()) {
                try {
                    writers.get(writer).post(List.copyOf(journals));
                } catch (BookStore.Unsure | BookStore.Overtaken _) {
                    failures++;
                }
            }
        }

        private void send(int writer, int most) {
            var sent = new ArrayList<Call>();
            while (!toSend.isEmpty() && sent.size() < most) {
                sent.add(toSend.removeLast());
            }
            if (sent.isEmpty()) {
                return;
            }
            try {
                var answers = writers.get(writer).post(sent.stream().map(Call::order).toList());
                for (int i = 0; i < sent.size(); i++) {
                    sent.get(i).answers.add(answers.get(i));
                }
            } catch (BookStore.Unsure | BookStore.Overtaken _) {
                failures++;
                sent.forEach(call -> toSend.add(random.nextInt(toSend.size() + 1), call));
            }
        }

        /** Everything that was sent gets through in the end, and the late writes arrive. */
        private void settle() {
            for (int i = 0; i < 200_000 && !(toSend.isEmpty() && tables.waiting.isEmpty()); i++) {
                stores.get(i % WRITERS).arrive();
                send(i % WRITERS, 5);
                post(i % WRITERS, tables.waiting.stream().limit(20).toList());
            }
            for (int i = 0; i < 10_000; i++) {
                stores.get(i % WRITERS).arrive();
            }
            assertThat(toSend).isEmpty();
            assertThat(tables.waiting).isEmpty();
        }

        private void check() {
            checkAnswers();
            checkOrder();
            checkReplay();
        }

        private void checkAnswers() {
            for (var call : calls) {
                var outcomes = new HashSet<String>();
                for (var answer : call.answers) {
                    outcomes.add(
                            switch (answer) {
                                case Done(var effects) -> "done " + effects;
                                case Repeated(var effects) -> "done " + effects;
                                case Refused refused -> refused.toString();
                                case Answer.Conflict conflict -> conflict.toString();
                            });
                }
                assertThat(outcomes).as("%s", call.order.group()).hasSize(1);
                assertThat(outcomes.iterator().next()).doesNotStartWith("Conflict");
                boolean done = outcomes.iterator().next().startsWith("done");
                for (var step : call.order.group().steps()) {
                    assertThat(tables.kept.get(step.id()) instanceof io.sampan.ledger.Kept.Effected)
                            .as("%s", step)
                            .isEqualTo(done);
                }
            }
            var posted = new HashMap<String, Integer>();
            for (var batch : tables.batches.values()) {
                batch.journals().forEach(journal -> posted.merge(journal, 1, Integer::sum));
            }
            assertThat(posted.keySet()).isEqualTo(recorded.keySet());
            assertThat(posted.values()).allMatch(times -> times == 1);
        }

        /** Batches without gaps, places without gaps in each, time not going back, an id once. */
        private void checkOrder() {
            long number = 0;
            var at = Instant.MIN;
            var ids = new HashSet<TransferId>();
            var ended = new HashSet<TransferId>();
            for (var batch : tables.batches.values()) {
                assertThat(batch.number()).isEqualTo(++number);
                assertThat(batch.at()).isAfterOrEqualTo(at);
                at = batch.at();
                var places =
                        Stream.concat(
                                        batch.items().stream().map(Batch.Item::place),
                                        batch.declined().stream().map(Batch.Declined::place))
                                .sorted()
                                .toList();
                for (int i = 0; i < places.size(); i++) {
                    assertThat(places.get(i)).isEqualTo(i + 1);
                }
                for (var item : batch.items()) {
                    assertThat(ids.add(item.effect().id())).isTrue();
                    switch (item.effect()) {
                        case Effect.Moved moved ->
                                moved.hold().ifPresent(h -> assertThat(ended.add(h)).isTrue());
                        case Effect.Released(_, var h) -> assertThat(ended.add(h)).isTrue();
                        case Effect.Held _, Effect.Agreed _ -> {}
                    }
                }
            }
        }

        private void checkReplay() {
            var book = Book.of(accounts);
            int entries = 0;
            for (var batch : tables.batches.values()) {
                var groups = new ArrayList<Group>();
                for (var item : batch.items()) {
                    groups.add(Group.of(asked(item.effect())));
                }
                var replay =
                        Evaluation.of(
                                new Book(book.heads(), book.holds(), Map.of()), batch.at(), groups);
                assertThat(replay.effects())
                        .as("batch %d", batch.number())
                        .isEqualTo(batch.items().stream().map(Batch.Item::effect).toList());
                for (var entry : replay.entries()) {
                    assertThat(tables.entries.get(entry.account() + "/" + entry.version()))
                            .isEqualTo(entry);
                    entries++;
                }
                book = replay.book();
            }
            assertThat(tables.entries).hasSize(entries);
            long sum = 0;
            for (var account : accounts) {
                var rows = tables.byAccount.get(account.id());
                long balance = book.head(account.id()).balanceMinor();
                sum += balance;
                if (rows != null) {
                    assertThat(rows.lastEntry().getValue().balanceMinor()).isEqualTo(balance);
                    assertThat(rows.lastKey()).isEqualTo(rows.size());
                }
            }
            assertThat(sum).isZero();
        }

        private static Step asked(Effect effect) {
            return switch (effect) {
                case Effect.Moved moved ->
                        moved.hold()
                                .<Step>map(h -> new Post(moved.id(), h, moved.transfer().amount()))
                                .or(moved::sweep)
                                .orElse(moved.transfer());
                case Effect.Held(var hold) -> hold;
                case Effect.Released(var id, var hold) -> new Release(id, hold);
                case Effect.Agreed a ->
                        a.closed()
                                ? new Close(a.id(), a.account())
                                : new Allow(a.id(), a.account(), a.allowanceMinor());
            };
        }

        private List<Step> steps() {
            var steps = new ArrayList<Step>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                steps.add(step());
            }
            return steps;
        }

        private Step step() {
            var id = new TransferId(id());
            int debit = random.nextInt(ACCOUNTS);
            int credit = (debit + random.nextInt(1, ACCOUNTS)) % ACCOUNTS;
            var transfer = transfer(debit, credit);
            return switch (random.nextInt(12)) {
                case 0 ->
                        new Sweep(
                                id,
                                transfer.debit(),
                                transfer.credit(),
                                transfer.amount(),
                                debit % 2 == 0 ? Side.DEBIT : Side.CREDIT);
                case 1, 2 -> {
                    var hold =
                            new Hold(
                                    id,
                                    transfer.debit(),
                                    transfer.credit(),
                                    transfer.amount(),
                                    now.plusSeconds(random.nextInt(60)));
                    holds.add(hold);
                    yield hold;
                }
                case 3, 4 -> holds.isEmpty() ? transfer : Post.whole(id, recent());
                case 5 -> holds.isEmpty() ? transfer : new Release(id, recent().id());
                case 6 -> new Allow(id, accounts.get(debit).id(), random.nextLong(0, 50_000));
                default -> transfer;
            };
        }

        private Hold recent() {
            return holds.get(holds.size() - 1 - random.nextInt(Math.min(6, holds.size())));
        }

        private Transfer transfer(int debit, int credit) {
            return new Transfer(
                    new TransferId(id()),
                    accounts.get(debit).id(),
                    accounts.get(credit).id(),
                    Money.ofMinor(Money.CNY, random.nextLong(1, 100_000)));
        }

        private UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }
    }
}
