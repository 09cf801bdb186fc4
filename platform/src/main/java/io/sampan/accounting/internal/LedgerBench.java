package io.sampan.accounting.internal;

import io.sampan.access.Ids;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.GlAccount.Kind;
import io.sampan.install.Bench;
import io.sampan.install.ScratchDatabase;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Limit;
import io.sampan.ledger.Side;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * {@code sampan bench ledger}: transfers through the lane and TPC-B transactions by turns on one
 * server of our own with an installation's durable settings. Each case is compared with the TPC-B
 * seconds just before it, so that a busy machine slows both. The properties {@code
 * sampan.bench.seconds} and {@code sampan.bench.accounts} change a case's length and how many
 * accounts there are.
 */
public final class LedgerBench implements Bench {

    private static final int ACCOUNTS = Integer.getInteger("sampan.bench.accounts", 10_000);
    private static final int SECONDS = Integer.getInteger("sampan.bench.seconds", 6);
    private static final int REFERENCE_SECONDS = 4;
    private static final int IN_FLIGHT = 4_000;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final String REFERENCE = "tpcb_16_clients";
    private static final GlAccount CASH =
            new GlAccount(
                    "1002",
                    new Words("银行存款", "Cash at banks"),
                    Kind.ASSET,
                    Side.DEBIT,
                    true,
                    Limit.NONE);

    private final List<AccountId> accounts = new ArrayList<>();

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        ScratchDatabase.with(database -> {
            var tpcB = new TpcB(database.owner());
            tpcB.load();
            openAccounts(database);
            measure(database, tpcB, figures);
        });
    }

    private record Run(long done, double seconds, ServerCost cost, Latencies latencies) {
        double rate() {
            return done / seconds;
        }
    }

    /** Work for a number of nanoseconds, noting how long each call took; answers transfers. */
    private interface Load {
        long run(long nanos, Latencies latencies) throws InterruptedException;
    }

    private void measure(ScratchDatabase database, TpcB tpcB, Consumer<Figure> figures) {
        var reference = timed(database, (nanos, _) -> tpcB.run(nanos), SECONDS);
        figures.accept(Figure.of(REFERENCE, reference.rate(), "transfers_per_s"));
        cost(REFERENCE, reference, figures);
        for (int size : new int[] {1, 10, 100, 1000}) {
            report("batch_" + size, database, tpcB, figures, batches(database, size, false));
        }
        report("hot_account", database, tpcB, figures, batches(database, 100, true));
        for (int submitters : new int[] {16, 256}) {
            inLane(
                    database,
                    lane ->
                            report(
                                    "single_" + submitters,
                                    database,
                                    tpcB,
                                    figures,
                                    singles(lane, submitters, false)));
        }
        inLane(
                database,
                lane ->
                        report(
                                "single_256_hot_account",
                                database,
                                tpcB,
                                figures,
                                singles(lane, 256, true)));
        inLane(
                database,
                lane -> {
                    double peak = report("peak_load", database, tpcB, figures, flood(lane));
                    report("half_load", database, tpcB, figures, steady(lane, peak / 2));
                });
    }

    private double report(
            String name, ScratchDatabase database, TpcB tpcB, Consumer<Figure> figures, Load load) {
        var reference = timed(database, (nanos, _) -> tpcB.run(nanos), REFERENCE_SECONDS);
        timed(database, load, 1); // The server plans and the compiler compiles.
        var run = timed(database, load, SECONDS);
        figures.accept(
                new Figure(name, run.rate(), "transfers_per_s", REFERENCE, reference.rate()));
        cost(name, run, figures);
        figures.accept(Figure.of(name, run.latencies.percentile(0.5), "p50_ms"));
        figures.accept(Figure.of(name, run.latencies.percentile(0.99), "p99_ms"));
        return run.rate();
    }

    private static void cost(String name, Run run, Consumer<Figure> figures) {
        figures.accept(Figure.of(name, run.cost.cpuMicros() / run.done, "pg_cpu_us_per_transfer"));
        figures.accept(
                Figure.of(name, (double) run.cost.walBytes() / run.done, "wal_bytes_per_transfer"));
    }

    private static Run timed(ScratchDatabase database, Load load, int seconds) {
        var latencies = new Latencies();
        var before = ServerCost.now(database.server(), database.owner());
        long start = System.nanoTime();
        try {
            long done = load.run(Duration.ofSeconds(seconds).toNanos(), latencies);
            double took = (System.nanoTime() - start) / 1e9;
            var cost = ServerCost.now(database.server(), database.owner()).since(before);
            return new Run(done, took, cost, latencies);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One submitter whose batches are just so large. */
    private Load batches(ScratchDatabase database, int size, boolean hot) {
        return (nanos, latencies) -> {
            try (var store = store(database)) {
                var writer = new Writer(Lanes.MAIN, store, Clock.systemUTC());
                long end = System.nanoTime() + nanos;
                long done = 0;
                while (System.nanoTime() < end) {
                    var orders = new ArrayList<Order>(size);
                    for (int i = 0; i < size; i++) {
                        orders.add(order(hot));
                    }
                    long start = System.nanoTime();
                    writer.post(orders).forEach(LedgerBench::requireDone);
                    latencies.add(System.nanoTime() - start);
                    done += size;
                }
                return done;
            }
        };
    }

    /** Submitters that each wait for the answer before they ask again. */
    private Load singles(Lane lane, int submitters, boolean hot) {
        return (nanos, latencies) -> {
            long end = System.nanoTime() + nanos;
            var clients = new ArrayList<Callable<Long>>();
            for (int i = 0; i < submitters; i++) {
                clients.add(() -> {
                    long done = 0;
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        requireDone(lane.ask(order(hot)).join());
                        latencies.add(System.nanoTime() - start);
                        done++;
                    }
                    return done;
                });
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long sum = 0;
                for (var client : threads.invokeAll(clients)) {
                    sum += client.resultNow();
                }
                return sum;
            }
        };
    }

    /** As much as the lane takes. */
    private Load flood(Lane lane) {
        return (nanos, latencies) -> {
            long end = System.nanoTime() + nanos;
            var room = new Semaphore(IN_FLIGHT);
            long done = 0;
            while (System.nanoTime() < end) {
                room.acquire();
                ask(lane, System.nanoTime(), latencies, room);
                done++;
            }
            room.acquire(IN_FLIGHT);
            return done;
        };
    }

    /** So many a second, whatever the lane does; late answers count from when they were due. */
    private Load steady(Lane lane, double rate) {
        return (nanos, latencies) -> {
            long start = System.nanoTime();
            long all = (long) (rate * nanos / 1e9);
            var room = new Semaphore(Lane.QUEUE_MAX - 1);
            for (long i = 0; i < all; i++) {
                long due = start + (long) (i * 1e9 / rate);
                long early = due - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                room.acquire();
                ask(lane, due, latencies, room);
            }
            room.acquire(Lane.QUEUE_MAX - 1);
            return all;
        };
    }

    private void ask(Lane lane, long since, Latencies latencies, Semaphore room) {
        var _ =
                lane.ask(order(false))
                        .thenAccept(answer -> {
                            requireDone(answer);
                            latencies.add(System.nanoTime() - since);
                            room.release();
                        });
    }

    private static void inLane(ScratchDatabase database, Consumer<Lane> work) {
        var store = store(database);
        var writer = new Writer(Lanes.MAIN, store, Clock.systemUTC());
        try (var lane = new Lane(Lanes.MAIN, store, writer).start()) {
            lane.awaitLease();
            work.accept(lane);
        }
    }

    private static BookTables store(ScratchDatabase database) {
        return new BookTables(Lanes.MAIN, database.application(), _ -> CASH);
    }

    private Order order(boolean hot) {
        var random = ThreadLocalRandom.current();
        int debit = hot ? 0 : random.nextInt(ACCOUNTS);
        int credit = (debit + random.nextInt(1, ACCOUNTS)) % ACCOUNTS;
        return Order.direct(
                DAY,
                List.of(
                        new Transfer(
                                new TransferId(Ids.next()),
                                accounts.get(debit),
                                accounts.get(credit),
                                Money.ofMinor(Money.CNY, random.nextInt(1, 100_000)))));
    }

    private static void requireDone(Answer answer) {
        if (!(answer instanceof Answer.Done)) {
            throw new IllegalStateException("a transfer was answered " + answer);
        }
    }

    private void openAccounts(ScratchDatabase database) {
        var random = new Random(1);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new AccountId(new UUID(random.nextLong(), random.nextLong())));
        }
        try (var connection = database.application().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into accounting.account (id, gl, currency, subject, opened_at)
                                select id, '1002', 'CNY', id::text, now() from unnest(?::uuid[]) id
                                """)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", accounts.stream().map(AccountId::value).toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("accounts cannot be opened", e);
        }
    }
}
