package io.sampan.underwriting.internal;

import io.sampan.install.Bench;
import io.sampan.scoring.Model;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableFile;
import io.sampan.scoring.TableLearning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * {@code sampan bench models}: one fit of a points table and of boosted trees on 150,000 rows and
 * ten columns, and single scores with their reasons.
 */
public final class ModelBench implements Bench {

    private static final int ROWS = 150_000;
    private static final int COLUMNS = 10;
    private static final int SCORES = 50_000;

    @Override
    public String name() {
        return "models";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        try {
            var file = Files.createTempFile("sampan-bench-", ".csv");
            try {
                var bad = write(file);
                var table = TableFile.read(file);
                measure(TableLearning.Kind.SCORECARD, 20, table, bad, figures);
                measure(TableLearning.Kind.BOOSTED, 10, table, bad, figures);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(
            TableLearning.Kind kind,
            double seconds,
            Table table,
            boolean[] bad,
            Consumer<Figure> figures) {
        var word = kind.name().toLowerCase(java.util.Locale.ROOT);
        var columns = IntStream.range(0, COLUMNS).mapToObj(c -> "x" + c).toList();
        var kinds = columns.stream().map(table::kind).toList();
        var learning = new TableLearning(kind, columns, kinds, Map.of(), 1, 0);
        long began = System.nanoTime();
        var first = learning.learn(table, bad, new double[0], "bench");
        double learnt = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        var model = learning.like(first).learn(table, bad, new double[0], "bench").model();
        double fit = (System.nanoTime() - began) / 1e9;
        figures.accept(new Figure(word + "_fit_150000x10", fit, "s", "aim", seconds));
        // Trees are counted first, by letting them grow on a part of the rows.
        figures.accept(Figure.of(word + "_learnt_150000x10", learnt, "s"));
        score(word, model, first.rows(table), figures);
    }

    private static void score(String word, Model model, double[][] rows, Consumer<Figure> figures) {
        figures.accept(
                new Figure(
                        word + "_score_p99",
                        p99(i -> model.probabilityOfDefault(rows[i])),
                        "ms",
                        "aim",
                        1));
        figures.accept(
                new Figure(
                        word + "_score_with_reasons_p99",
                        p99(i -> model.score(rows[i])),
                        "ms",
                        "aim",
                        5));
    }

    /** The 99th percentile in milliseconds, after a warm-up. */
    private static double p99(IntConsumer work) {
        var taken = new long[SCORES];
        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < SCORES; i++) {
                long began = System.nanoTime();
                work.accept(i);
                taken[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(taken);
        return taken[(int) (SCORES * 0.99)] / 1e6;
    }

    /** Ten columns, of which the first few matter. */
    private static boolean[] write(java.nio.file.Path file) throws IOException {
        var random = new Random(1);
        var bad = new boolean[ROWS];
        try (var out = Files.newBufferedWriter(file)) {
            out.write("x0,x1,x2,x3,x4,x5,x6,x7,x8,x9,ended\n");
            for (int row = 0; row < ROWS; row++) {
                double risk = -3;
                for (int c = 0; c < COLUMNS; c++) {
                    double value = random.nextGaussian();
                    risk += value * Math.max(0, 5 - c) / 6;
                    out.write(Math.round(value * 10_000) / 10_000.0 + ",");
                }
                bad[row] = random.nextDouble() < 1 / (1 + Math.exp(-risk));
                out.write(bad[row] ? "bad\n" : "good\n");
            }
        }
        return bad;
    }
}
