package io.sampan.accounting.internal;

import static io.sampan.accounting.internal.LedgerWorld.ask;
import static io.sampan.accounting.internal.LedgerWorld.uuid;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Close;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A book on a real database, its lane, and many who ask at once. */
class TheLaneOfABookTests {

    private static final int SPENDERS = 12;

    private final LedgerWorld world = new LedgerWorld();

    @Test
    void concurrent_spenders_never_overdraw_and_the_book_is_a_replay() throws Exception {
        spend(world);

        assertThat(world.balance("wallet")).isEqualTo(-1);
        assertThat(world.faults()).isEmpty();
    }

    /** The twin: a lane that is told of no limits lets the wallet be overdrawn. */
    @Test
    void a_lane_that_knows_no_limits_is_found() throws Exception {
        var blind = new BookTables("main", world.database, _ -> LedgerWorld.gl("1002"));

        spend(world, blind);

        assertThat(world.balance("wallet")).isPositive();
        assertThat(world.faults()).isNotEmpty();
    }

    private static void spend(LedgerWorld world) throws Exception {
        spend(world, world.store());
    }

    private static void spend(LedgerWorld world, BookStore store) throws Exception {
        world.account("bank");
        world.account("wallet");
        try (var lane = world.lane(store)) {
            lane.awaitLease();
            ask(lane, world.transfer("in", "bank", "wallet", 1_000)).get(10, TimeUnit.SECONDS);
            var spenders = new ArrayList<Callable<Long>>();
            for (int i = 0; i < SPENDERS; i++) {
                int spender = i;
                spenders.add(() -> {
                    long spent = 0;
                    for (int n = 0; n < 60; n++) {
                        var id = "out " + spender + "/" + n;
                        if (ask(lane, world.transfer(id, "wallet", "bank", 3)).join()
                                instanceof Done) {
                            spent += 3;
                        }
                    }
                    return spent;
                });
            }
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var spender : pool.invokeAll(spenders)) {
                    spender.get();
                }
            }
        }
    }

    @Test
    void every_kind_of_step_is_stored_as_it_was_answered_and_answered_again_the_same()
            throws Exception {
        world.account("bank");
        world.account("wallet");
        world.account("empty");
        var soon = Instant.parse("2100-01-01T00:00:00Z");
        var asked = new ArrayList<List<Step>>();
        asked.add(List.of(world.transfer("t1", "bank", "wallet", 1_000)));
        asked.add(List.of(hold("h1", 300, soon), hold("h2", 200, soon)));
        asked.add(List.of(new Post(id("p1"), id("h1"), cny(120))));
        asked.add(List.of(new Release(id("r1"), id("h2"))));
        asked.add(List.of(new Allow(id("a1"), account("wallet"), 500)));
        asked.add(
                List.of(
                        new Sweep(
                                id("s1"),
                                account("wallet"),
                                account("bank"),
                                cny(9_999),
                                Side.DEBIT)));
        asked.add(List.of(new Close(id("c1"), account("empty"))));
        asked.add(List.of(world.transfer("t2", "wallet", "bank", 1)));
        asked.add(List.of(new Post(id("p2"), id("h2"), cny(1))));
        asked.add(
                List.of(
                        world.transfer("t3", "bank", "wallet", 5),
                        world.transfer("t4", "bank", "empty", 5)));
        var first = new ArrayList<Answer>();
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (var steps : asked) {
                first.add(ask(lane, steps.toArray(Step[]::new)).get(10, TimeUnit.SECONDS));
            }
        }

        var again = new ArrayList<Answer>();
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (var steps : asked) {
                again.add(ask(lane, steps.toArray(Step[]::new)).get(10, TimeUnit.SECONDS));
            }
            assertThat(ask(lane, world.transfer("t1", "bank", "wallet", 999)).join())
                    .isInstanceOf(Conflict.class);
            assertThat(ask(lane, world.transfer("h1", "bank", "wallet", 999)).join())
                    .as("the id of a hold")
                    .isInstanceOf(Conflict.class);
            ask(lane, world.transfer("more", "bank", "wallet", 900)).join();
            assertThat(ask(lane, world.transfer("t2", "wallet", "bank", 1)).join())
                    .as("refused when it was first asked, though there is enough now")
                    .isEqualTo(first.get(7));
        }

        assertThat(first.subList(0, 7)).hasOnlyElementsOfType(Done.class);
        assertThat(first.subList(7, 10)).hasOnlyElementsOfType(Refused.class);
        for (int i = 0; i < asked.size(); i++) {
            if (first.get(i) instanceof Done(var effects)) {
                assertThat(again.get(i)).isEqualTo(new Repeated(effects));
            } else {
                assertThat(again.get(i)).isEqualTo(first.get(i));
            }
        }
        assertThat(world.balance("wallet")).isEqualTo(500 - 900);
        assertThat(world.faults()).isEmpty();
    }

    @Test
    void a_call_sent_one_to_five_times_across_lanes_that_come_and_go_happens_once()
            throws Exception {
        world.account("bank");
        world.account("wallet");
        var lane = new AtomicReference<>(world.lane());
        var running = new AtomicBoolean(true);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var senders = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            int sender = i;
            senders.add(() -> {
                var random = new Random(sender);
                for (int n = 0; n < 40; n++) {
                    var id = sender + "/" + n;
                    int times = random.nextInt(1, 6);
                    while (times > 0) {
                        try {
                            var answer =
                                    ask(
                                                    requireNonNull(lane.get()),
                                                    world.transfer(id, "bank", "wallet", 7))
                                            .get(20, TimeUnit.SECONDS);
                            assertThat(answer).isInstanceOfAny(Done.class, Repeated.class);
                            acknowledged.add(id);
                            times--;
                        } catch (Lane.Busy | ExecutionException _) {
                            Thread.sleep(5); // The lane has just gone: ask the next.
                        }
                    }
                }
                return null;
            });
        }
        var killer =
                Thread.ofVirtual()
                        .start(() -> {
                            while (running.get()) {
                                cutConnections();
                                pause(40);
                                var old = lane.getAndSet(world.lane());
                                old.close();
                                pause(60);
                            }
                        });
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sender : pool.invokeAll(senders)) {
                sender.get();
            }
        }
        running.set(false);
        killer.join();
        requireNonNull(lane.get()).close();

        assertThat(acknowledged).hasSize(320);
        assertThat(world.count("transfer")).isEqualTo(320);
        assertThat(world.balance("wallet")).isEqualTo(-320 * 7);
        assertThat(world.faults()).isEmpty();
    }

    /** Ends the lane's connection in the middle of whatever it does. */
    private void cutConnections() {
        world.owner
                .sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                          and query like '%accounting.%' and query not like '%opened_at%'
                        """)
                .query(Boolean.class)
                .list();
    }

    @Test
    void a_writer_that_was_stopped_across_its_lease_does_no_harm_when_it_goes_on()
            throws Exception {
        stalledWriter(world);

        assertThat(world.faults()).isEmpty();
        assertThat(world.count("transfer")).isEqualTo(22);
        assertThat(world.balance("wallet")).isEqualTo(-22);
    }

    /** The twin: without the keys that fence, the late write would be taken. */
    @Test
    void without_the_keys_of_batch_and_entry_the_late_writer_would_do_harm() throws Exception {
        world.owner.sql("alter table accounting.batch drop constraint batch_pkey").update();
        world.owner.sql("alter table accounting.entry drop constraint entry_pkey").update();

        stalledWriter(world);

        assertThat(world.faults()).isNotEmpty();
    }

    private static void stalledWriter(LedgerWorld world) throws Exception {
        world.account("bank");
        world.account("wallet");
        var stop = new AtomicBoolean();
        var stopped = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Stall stall =
                () -> {
                    if (stop.get()) {
                        stopped.countDown();
                        goOn.await();
                    }
                };
        try (var late = world.lane(stalling(world.store(), stall))) {
            late.awaitLease();
            ask(late, world.transfer("before", "bank", "wallet", 1)).get(10, TimeUnit.SECONDS);
            stop.set(true);
            var waiting = ask(late, world.transfer("late", "bank", "wallet", 1));
            stopped.await();
            takeOver(
                    world,
                    () -> {
                        stop.set(false);
                        goOn.countDown();
                        return waiting;
                    });
        }
    }

    /** The second writer gets the lease when that of the first has run out. */
    private static void takeOver(LedgerWorld world, Supplier<CompletableFuture<Answer>> wakeFirst)
            throws Exception {
        try (var second = world.lane()) {
            second.awaitLease();
            for (int i = 0; i < 20; i++) {
                ask(second, world.transfer("other " + i, "bank", "wallet", 1))
                        .get(10, TimeUnit.SECONDS);
            }
            try {
                wakeFirst.get().get(20, TimeUnit.SECONDS);
            } catch (ExecutionException _) {
                // It lost its lease: whoever asked asks the other.
                var answer = ask(second, world.transfer("late", "bank", "wallet", 1));
                answer.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Something that may hold a writer up. */
    private interface Stall {
        void await() throws InterruptedException;
    }

    private static BookStore stalling(BookStore store, Stall stall) {
        return (BookStore)
                Proxy.newProxyInstance(
                        BookStore.class.getClassLoader(),
                        new Class<?>[] {BookStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("write")) {
                                stall.await();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Test
    void a_full_queue_refuses_at_once_and_what_was_taken_is_answered() throws Exception {
        world.account("bank");
        world.account("wallet");
        var goOn = new CountDownLatch(1);
        try (var lane = world.lane(stalling(world.store(), goOn::await))) {
            lane.awaitLease();
            var taken = new ArrayList<CompletableFuture<Answer>>();
            var group = new Step[500];
            int refused = 0;
            for (int n = 0; n < Lane.QUEUE_MAX / group.length + 5; n++) {
                for (int i = 0; i < group.length; i++) {
                    group[i] = world.transfer(n + "/" + i, "bank", "wallet", 1);
                }
                try {
                    taken.add(ask(lane, group));
                } catch (Lane.Busy e) {
                    assertThat(e).hasMessageContaining("steps wait");
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(5);

            goOn.countDown();
            for (var answer : taken) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Done.class);
            }
        }
        assertThat(world.count("transfer")).isEqualTo(Lane.QUEUE_MAX);
    }

    @Test
    void a_lane_without_the_lease_refuses() {
        try (var first = world.lane()) {
            first.awaitLease();
            try (var second = world.lane()) {
                var answer = ask(second, world.transfer("x", "bank", "wallet", 1));
                assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(Lane.Busy.class);
            }
        }
    }

    @Test
    void a_lane_that_is_closed_refuses() {
        Lane closed;
        try (var lane = world.lane()) {
            closed = lane;
        }

        assertThatThrownBy(() -> ask(closed, world.transfer("x", "bank", "wallet", 1)))
                .isInstanceOf(Lane.Busy.class);
    }

    @Test
    void a_hold_is_posted_or_released_whoever_is_faster_and_never_both() throws Exception {
        race(world);

        assertThat(world.count("hold_end")).isEqualTo(100);
        assertThat(world.faults()).isEmpty();
    }

    private void race(LedgerWorld ledger) throws Exception {
        ledger.account("bank");
        ledger.account("wallet");
        var later = Instant.now().plus(Duration.ofHours(1));
        try (var lane = ledger.lane();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            lane.awaitLease();
            ask(lane, ledger.transfer("in", "bank", "wallet", 1_000)).join();
            for (int n = 0; n < 100; n++) {
                var hold = "hold " + n;
                assertThat(ask(lane, hold(hold, 10, later)).join()).isInstanceOf(Done.class);
                int round = n;
                var ends =
                        pool.invokeAll(
                                List.<Callable<Answer>>of(
                                        () ->
                                                ask(
                                                                lane,
                                                                new Post(
                                                                        id("post " + round),
                                                                        id(hold),
                                                                        cny(10)))
                                                        .join(),
                                        () ->
                                                ask(
                                                                lane,
                                                                new Release(
                                                                        id("release " + round),
                                                                        id(hold)))
                                                        .join()));
                var answers = new HashSet<Class<?>>();
                for (var end : ends) {
                    answers.add(end.get().getClass());
                }
                assertThat(answers).containsExactlyInAnyOrder(Done.class, Refused.class);
            }
        }
    }

    /** The twin: the database itself refuses a second end of a hold. */
    @Test
    void the_key_of_an_end_refuses_a_second_one() throws Exception {
        race(world);

        assertThatThrownBy(() ->
                        world.jdbc
                                .sql(
                                        """
                                        insert into accounting.hold_end (hold, id, batch, place)
                                        select hold, gen_random_uuid(), batch, 99
                                        from accounting.hold_end limit 1
                                        """)
                                .update())
                .hasStackTraceContaining("hold_end_pkey");
    }

    @Test
    void the_balance_at_a_thousand_past_instants_is_that_of_a_replay() throws Exception {
        var random = new Random(5);
        var names = List.of("bank", "a", "b", "c", "d");
        names.forEach(world::account);
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (int n = 0; n < 400; n++) {
                var from = random.nextInt(5);
                var to = (from + random.nextInt(1, 5)) % 5;
                ask(
                                lane,
                                world.transfer(
                                        "t" + n,
                                        names.get(from),
                                        names.get(to),
                                        random.nextLong(1, 100)))
                        .join();
            }
        }
        var replay = BookReplay.of(world.jdbc);
        assertThat(replay.faults()).isEmpty();

        var first = replay.balancesAt().firstKey();
        long micros = Duration.between(first, replay.balancesAt().lastKey()).toNanos() / 1_000;
        for (int n = 0; n < 1_000; n++) {
            var at = first.plusNanos(1_000 * random.nextLong(micros + 1));
            var account = account(names.get(random.nextInt(5)));
            assertThat(balanceAt(account, at))
                    .as("%s at %s", account, at)
                    .isEqualTo(
                            replay.balancesAt()
                                    .floorEntry(at)
                                    .getValue()
                                    .getOrDefault(account, 0L));
        }
    }

    private long balanceAt(AccountId account, Instant at) {
        return world.jdbc
                .sql(
                        """
                        select e.balance_minor from accounting.entry e
                        join accounting.transfer t on t.id = e.transfer
                        where e.account = ? and t.batch <= (
                            select max(number) from accounting.batch where book = 'main' and at <= ?)
                        order by e.version desc limit 1
                        """)
                .params(account.value(), at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Hold hold(String name, long minor, Instant expires) {
        return new Hold(id(name), account("wallet"), account("bank"), cny(minor), expires);
    }

    private static TransferId id(String name) {
        return new TransferId(uuid(name));
    }

    private static AccountId account(String name) {
        return new AccountId(uuid(name));
    }

    private static Money cny(long minor) {
        return Money.ofMinor(Money.CNY, minor);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
