package io.sampan.underwriting.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.sampan.install.Bench;
import io.sampan.install.Product;
import io.sampan.money.Money;
import io.sampan.underwriting.Asked;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code sampan bench decisions}: from stored features to the points alone, to the whole answer and
 * to its sealed bytes, on two threads; and to the row in a throw-away database by one and by
 * sixteen applicants at once. Each of them commits on its own and waits until the disk has it; the
 * database writes what comes together in one go.
 */
public final class DecisionBench implements Bench {

    private static final int THREADS = 2;
    private static final int APPLICANTS = 16;
    private static final int CASES = 2_000;
    private static final long SECONDS = 4;

    /** Of each thread so many times are kept for the percentile; the rest is only counted. */
    private static final int TIMES_MAX = 200_000;

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        Product.inThrowAwayHome(context -> measure(context, figures));
    }

    private static void measure(ApplicationContext context, Consumer<Figure> figures) {
        var rulebooks = context.getBean(Rulebooks.class);
        var transaction =
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        var rulebook = rulebooks.on(ON);
        transaction.executeWithoutResult(
                _ -> rulebooks.keep(ON, ModelText.PACK, context.getBean(Clock.class).instant()));
        var judge = new Judge(rulebook);
        var card = rulebook.model().model();
        var names = card.names();
        var cases = cases();
        var rows =
                cases.stream()
                        .map(asked ->
                                names.stream()
                                        .mapToDouble(name ->
                                                asked.value(name)
                                                        .map(BigDecimal::doubleValue)
                                                        .orElse(Double.NaN))
                                        .toArray())
                        .toList();
        figure("score_with_reasons", THREADS, 50_000, figures, i -> card.score(rows.get(i)));
        figure("answer_unwritten", THREADS, 50_000, figures, i -> judge.judge(cases.get(i)));
        figure(
                "answer_sealed",
                THREADS,
                50_000,
                figures,
                i -> Canonical.sha256(Sealing.write(judge.judge(cases.get(i)))));
        try (var connections = connections(context)) {
            store("answer_stored_1_at_once", 1, connections, figures, judge, cases);
            store(
                    "answer_stored_" + APPLICANTS + "_at_once",
                    APPLICANTS,
                    connections,
                    figures,
                    judge,
                    cases);
        }
    }

    private static void store(
            String what,
            int atOnce,
            HikariDataSource connections,
            Consumer<Figure> figures,
            Judge judge,
            List<Case> cases) {
        var decisions = new Decisions(JdbcClient.create(connections));
        figure(
                what,
                atOnce,
                2_000,
                figures,
                i -> {
                    var judged = judge.judge(named(cases.get(i)));
                    decisions.add(judged, Sealing.write(judged));
                });
    }

    /**
     * A connection for every applicant, as a server has; a command line's few would be measured.
     */
    private static HikariDataSource connections(ApplicationContext context) {
        try {
            var own = context.getBean(DataSource.class).unwrap(HikariDataSource.class);
            var many = new HikariDataSource();
            many.setJdbcUrl(own.getJdbcUrl());
            many.setUsername(own.getUsername());
            many.setPassword(own.getPassword());
            many.setMaximumPoolSize(APPLICANTS);
            return many;
        } catch (SQLException e) {
            throw new IllegalStateException("the bench has no pool of connections", e);
        }
    }

    private static Case named(Case asked) {
        var id = UUID.randomUUID();
        return asked.named(id, id.toString());
    }

    /** Warms up, then counts for some seconds on so many threads. */
    private static void figure(
            String what, int atOnce, double wanted, Consumer<Figure> figures, IntConsumer work) {
        turn(atOnce, work);
        var turns = turn(atOnce, work);
        double done = turns.stream().mapToLong(Turn::done).sum();
        var times = turns.stream().flatMapToLong(Turn::times).toArray();
        Arrays.sort(times);
        figures.accept(new Figure(what, done / SECONDS, "per_s", "aim", wanted));
        figures.accept(Figure.of(what + "_p99", times[(int) (times.length * 0.99)] / 1e6, "ms"));
    }

    /**
     * What one thread did.
     *
     * @param times what its first pieces of work took, in nanoseconds
     */
    private record Turn(long done, LongStream times) {}

    private static List<Turn> turn(int atOnce, IntConsumer work) {
        var threads = new ArrayList<Callable<Turn>>();
        for (int t = 0; t < atOnce; t++) {
            int first = t * CASES / atOnce;
            threads.add(() -> turn(work, first));
        }
        try (var pool = Executors.newFixedThreadPool(atOnce)) {
            var turns = new ArrayList<Turn>();
            for (var thread : pool.invokeAll(threads)) {
                turns.add(thread.get());
            }
            return turns;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the bench failed", e);
        }
    }

    private static Turn turn(IntConsumer work, int first) {
        var times = new long[TIMES_MAX];
        long done = 0;
        long now = System.nanoTime();
        long end = now + SECONDS * 1_000_000_000;
        while (now < end) {
            work.accept((int) ((first + done) % CASES));
            long then = System.nanoTime();
            if (done < TIMES_MAX) {
                times[(int) done] = then - now;
            }
            done++;
            now = then;
        }
        return new Turn(done, Arrays.stream(times, 0, (int) Math.min(done, TIMES_MAX)));
    }

    /** Made up by chance; the same every time. */
    private static List<Case> cases() {
        var random = new Random(1);
        var cases = new ArrayList<Case>();
        for (int i = 0; i < CASES; i++) {
            var values = new TreeMap<String, BigDecimal>();
            var known = new TreeMap<String, Instant>();
            for (var feature : Feature.values()) {
                if (random.nextInt(20) > 0) {
                    values.put(feature.key(), value(feature, random));
                    known.put(feature.key(), Instant.parse("2026-03-14T02:00:00Z"));
                }
            }
            var sales = new ArrayList<Long>();
            for (int month = 0; month < 24; month++) {
                sales.add(random.nextLong(50_000_000));
            }
            cases.add(
                    new Case(
                            new UUID(1, i),
                            "bench-" + i,
                            new UUID(2, i),
                            Money.cny((10 + random.nextInt(90)) + "0000.00"),
                            6 + random.nextInt(18),
                            new Asked.Product(
                                    "working-capital",
                                    Money.cny("10000.00"),
                                    Money.cny("2000000.00"),
                                    24),
                            ON,
                            Instant.parse("2026-03-15T02:00:00Z"),
                            Instant.parse("2026-03-15T02:00:01Z"),
                            Money.cny("0.00"),
                            values,
                            Optional.of(Instant.parse("2026-03-14T02:00:00Z")),
                            YearMonth.of(2024, 3),
                            sales,
                            known,
                            List.of(),
                            new Circumstances(
                                    String.valueOf(13 + i % 50),
                                    Money.cny("3000000.00"),
                                    List.of())));
        }
        return cases;
    }

    private static BigDecimal value(Feature feature, Random random) {
        return switch (feature.unit()) {
            case YUAN -> BigDecimal.valueOf(random.nextInt(1_000_000));
            case SHARE -> BigDecimal.valueOf(random.nextInt(1000), 3);
            case RATIO -> BigDecimal.valueOf(random.nextInt(3000), 3);
            case MONTHS, DAYS -> BigDecimal.valueOf(random.nextInt(40));
            case NUMBER -> BigDecimal.valueOf(random.nextInt(2000));
        };
    }
}
