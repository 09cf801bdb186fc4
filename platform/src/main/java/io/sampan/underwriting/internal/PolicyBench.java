package io.sampan.underwriting.internal;

import io.sampan.install.Bench;
import io.sampan.rules.DmnReader;
import io.sampan.rules.DmnTable;
import io.sampan.rules.KieDmn;
import io.sampan.rules.RowTests;
import io.sampan.rules.SimpleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * {@code sampan bench policy}: the pack's policy evaluated by plain comparisons and by the engine,
 * on two threads; how long the engine takes to check it, and how much memory it wants.
 */
public final class PolicyBench implements Bench {

    private static final String FILE = "/packs/cn/underwriting/policy-cn-1.dmn";
    private static final int THREADS = 2;
    private static final int CASES = 2_000;
    private static final long SECONDS = 3;

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        var table = DmnReader.read(file(), PolicyText.DECISION);
        var cases = cases(table);
        var own = perSecond(SimpleRows.of(table).orElseThrow(), cases);
        var kie = new KieDmn();
        long used = used();
        long begun = System.nanoTime();
        kie.check(table);
        figures.accept(Figure.of("check_first", millis(begun), "ms"));
        begun = System.nanoTime();
        kie.check(table);
        figures.accept(Figure.of("check_again", millis(begun), "ms"));
        var engine = kie.rows(table);
        figures.accept(Figure.of("engine_heap", (used() - used) / 1e6, "MB"));
        figures.accept(new Figure("rows_plain", own, "per_s", "aim", 50_000));
        figures.accept(
                new Figure("rows_engine", perSecond(engine, cases), "per_s", "rows_plain", own));
    }

    private static String file() {
        try (var in = Objects.requireNonNull(PolicyBench.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Warms up, then counts on all threads. */
    private static double perSecond(RowTests rows, List<Map<String, Object>> cases) {
        count(rows, cases);
        return count(rows, cases) / (double) SECONDS;
    }

    private static long count(RowTests rows, List<Map<String, Object>> cases) {
        var done = new LongAdder();
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                int first = t * cases.size() / THREADS;
                pool.execute(() -> {
                    for (int i = first; System.nanoTime() < end; i++) {
                        rows.hits(cases.get(i % cases.size()));
                        done.increment();
                    }
                });
            }
        }
        return done.sum();
    }

    /** Made up by chance; the same every time. */
    private static List<Map<String, Object>> cases(DmnTable table) {
        var random = new Random(1);
        var cases = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < CASES; i++) {
            var values = new HashMap<String, Object>();
            for (var given : table.given()) {
                if (random.nextInt(20) > 0) {
                    values.put(
                            given.name(),
                            given.type().equals("number")
                                    ? BigDecimal.valueOf(random.nextInt(2_000), 1)
                                    : List.of("A", "B+", "D").get(random.nextInt(3)));
                }
            }
            cases.add(values);
        }
        return cases;
    }
}
