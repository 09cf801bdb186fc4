package io.sampan.accounting.internal;

import static io.sampan.accounting.internal.LedgerWorld.ask;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Many who ask the lane of one book at once, again and again, and more than it can take. */
class ManyAskOneLaneTests {

    private final LedgerWorld world = new LedgerWorld();

    private static final int SPENDERS = 12;

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
    void a_call_sent_one_to_five_times_across_lanes_that_come_and_go_happens_once()
            throws Exception {
        assertThat(sentOneToFiveTimes((call, _) -> call)).hasSize(320);

        assertThat(world.count("transfer")).isEqualTo(320);
        assertThat(world.balance("wallet")).isEqualTo(-320 * 7);
        assertThat(world.faults()).isEmpty();
    }

    /** The twin: a caller who takes a new id for each try is paid out more than once. */
    @Test
    void a_caller_who_names_every_try_anew_is_found() throws Exception {
        assertThat(sentOneToFiveTimes((call, time) -> call + " again " + time)).hasSize(320);

        assertThat(world.count("transfer")).isGreaterThan(320);
        assertThat(world.balance("wallet")).isLessThan(-320 * 7);
    }

    /** Answers which calls were acknowledged. */
    private Set<String> sentOneToFiveTimes(BiFunction<String, Integer, String> name)
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
                                                    world.transfer(
                                                            name.apply(id, times),
                                                            "bank",
                                                            "wallet",
                                                            7))
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

        return acknowledged;
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
    void a_full_queue_refuses_at_once_and_what_was_taken_is_answered() throws Exception {
        assertThat(refused(Lane.QUEUE_MAX)).isEqualTo(5);

        assertThat(world.count("transfer")).isEqualTo(Lane.QUEUE_MAX);
        assertThat(world.faults()).as("asked of %d transfers", Lane.QUEUE_MAX).isEmpty();
    }

    /** The twin: a queue without an end takes everything, and memory with it. */
    @Test
    void a_queue_without_an_end_is_found() throws Exception {
        assertThat(refused(Integer.MAX_VALUE)).isZero();
    }

    /** Fills the queue of a lane that stands still beyond what it may hold, then lets it go on. */
    private int refused(int queueMax) throws Exception {
        world.account("bank");
        world.account("wallet");
        var goOn = new CountDownLatch(1);
        var store = LedgerWorld.stalling(world.store(), goOn::await);
        var writer = new Writer("main", store, Clock.systemUTC());
        int refused = 0;
        try (var lane = new Lane("main", store, writer, queueMax).start()) {
            lane.awaitLease();
            var taken = new ArrayList<CompletableFuture<Answer>>();
            var group = new Step[500];
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
            goOn.countDown();
            for (var answer : taken) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Done.class);
            }
        }
        return refused;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
