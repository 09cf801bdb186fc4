package io.sampan.underwriting.internal;

import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.HonestyGuard;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableFile;
import io.sampan.scoring.TableModel;
import io.sampan.scoring.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Learning from any table, scoring and validating: what {@code sampan model} does. */
public final class Modelling {

    private static final Set<String> USUAL_BAD =
            Set.of("1", "true", "yes", "y", "bad", "default", "defaulted", "是");

    /** The part of the rows, oldest first, that an out-of-time validation learns from. */
    private static final double LEARN_SHARE = 0.7;

    private Modelling() {}

    /**
     * What is asked of a training.
     *
     * @param target the column that says how a case ended
     * @param positive its value for a bad end; empty to infer
     * @param time the column of the day of decision; empty when there is none
     * @param exclude columns that must not be used
     */
    public record Wish(
            Path data,
            String target,
            String positive,
            String time,
            List<String> exclude,
            long seed) {
        public Wish {
            exclude = List.copyOf(exclude);
        }
    }

    /** A table with its labels; rows without a label are gone. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Labelled(Table table, boolean[] bad, String positive) {}

    /**
     * Learns a points table and writes it.
     *
     * @return the report, also written into the folder
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if nothing can be learnt; the message names the column
     */
    public static Map<String, Object> train(Wish wish, Path out) throws IOException {
        var labelled = labelled(TableFile.read(wish.data()), wish.target(), wish.positive());
        var table = labelled.table();
        var bad = labelled.bad();
        wish.exclude().forEach(table::index);
        var left = new TreeMap<String, String>();
        var columns = columns(table, wish, left);
        var kinds = columns.stream().map(table::kind).toList();
        var decidedOn = wish.time().isEmpty() ? new double[0] : days(table, wish.time());
        var looked = looked(table, columns, left, wish);
        var findings =
                HonestyGuard.look(
                        table, bad, looked, looked.stream().map(table::kind).toList(), decidedOn);
        var learn = new TableModel.Wish(columns, kinds, Training.Settings.USUAL);
        var version = "scorecard-" + hash(wish.data()).substring(0, 8) + "-" + wish.seed();
        var report = new LinkedHashMap<String, Object>();
        report.put("model", out.toString());
        report.put("kind", "scorecard");
        report.put("version", version);
        report.put("data_sha256", hash(wish.data()));
        report.put("seed", wish.seed());
        report.put("rows", table.size());
        report.put("bad", count(bad));
        report.put("target", wish.target());
        report.put("positive", labelled.positive());
        report.put(
                "validation",
                decidedOn.length == 0
                        ? acrossFolds(table, bad, learn, wish.seed())
                        : outOfTime(table, bad, learn, decidedOn));
        var model = TableModel.learn(table, bad, learn, version);
        report.put("features", model.scorecard().features().stream().map(f -> f.name()).toList());
        report.put("left_out", left);
        report.put("flags", findings.stream().map(Modelling::told).toList());
        report.put("promotable", findings.isEmpty());
        ModelFolder.write(
                out, new ModelFolder.Model(wish.target(), labelled.positive(), model), report);
        return report;
    }

    /** The columns to learn from; why the others are left out. */
    private static List<String> columns(Table table, Wish wish, Map<String, String> left) {
        var columns = new ArrayList<String>();
        for (var name : table.names()) {
            if (name.equals(wish.target())) {
                continue;
            }
            if (wish.exclude().contains(name)) {
                left.put(name, "excluded on request");
            } else if (name.equals(wish.time())) {
                left.put(name, "the day of decision");
            } else {
                switch (table.kind(name)) {
                    case IDENTIFIER -> left.put(name, "too many values, each seen too seldom");
                    case CONSTANT -> left.put(name, "never changes");
                    case DATE -> left.put(name, "a date moves on and does not come back");
                    case NUMBER, CATEGORY -> columns.add(name);
                }
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column is left to learn from: " + left);
        }
        return columns;
    }

    /** Dates are not learnt from, but one that lies after the decision is named all the same. */
    private static List<String> looked(
            Table table, List<String> columns, Map<String, String> left, Wish wish) {
        var looked = new ArrayList<>(columns);
        left.keySet().stream()
                .filter(name -> !wish.exclude().contains(name) && !name.equals(wish.time()))
                .filter(name -> table.kind(name) == Table.Kind.DATE)
                .forEach(looked::add);
        return looked;
    }

    private static double[] days(Table table, String time) {
        var kind = table.kind(time);
        if (kind != Table.Kind.DATE && kind != Table.Kind.NUMBER) {
            throw new IllegalArgumentException("column \"" + time + "\" holds no dates");
        }
        return table.numbers(time, kind);
    }

    private static Map<String, Object> acrossFolds(
            Table table, boolean[] bad, TableModel.Wish learn, long seed) {
        var folds = new CrossValidation(1, 5, seed);
        var measures =
                folds.measure(
                        bad,
                        rows ->
                                TableModel.learn(table.rows(rows), labels(bad, rows), learn, "fold")
                                        .score(table),
                        (scores, row) -> scores.get(row).probabilityOfDefault());
        var figures = figures(measures);
        figures.put("split", "random: five folds; no --time was given");
        return figures;
    }

    private static Map<String, Object> outOfTime(
            Table table, boolean[] bad, TableModel.Wish learn, double[] decidedOn) {
        var order = new Integer[bad.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> decidedOn[i]));
        int cut = (int) (order.length * LEARN_SHARE);
        while (cut < order.length - 1 && decidedOn[order[cut]] == decidedOn[order[cut - 1]]) {
            cut++; // One day is never on both sides.
        }
        var before = Arrays.stream(order, 0, cut).mapToInt(i -> i).toArray();
        var after = Arrays.stream(order, cut, order.length).mapToInt(i -> i).toArray();
        var model = TableModel.learn(table.rows(before), labels(bad, before), learn, "out of time");
        var figures = measured(model, table.rows(after), labels(bad, after));
        figures.put("split", "out of time: learnt from the earlier " + before.length + " rows");
        return figures;
    }

    /**
     * Scores every row of a file.
     *
     * @return how many rows were scored
     */
    public static int score(Path folder, Path data, Path out) throws IOException {
        var model = ModelFolder.read(folder).model();
        var table = TableFile.read(data);
        try (var writer = Files.newBufferedWriter(out)) {
            writer.write("row,pd,points,reason1,reason2,reason3,reason4\n");
            int row = 0;
            for (var score : model.score(table)) {
                writer.write(
                        String.format(
                                Locale.ROOT,
                                "%d,%.6f,%d",
                                row + 1,
                                score.probabilityOfDefault(),
                                score.points()));
                var losses = score.losses(4);
                for (int i = 0; i < 4; i++) {
                    writer.write(",");
                    if (i < losses.size()) {
                        var column = losses.get(i).feature();
                        var text = table.text(row, table.index(column));
                        writer.write(quoted(column + " = " + (text.isEmpty() ? "missing" : text)));
                    }
                }
                writer.write("\n");
                row++;
            }
            return row;
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Measures a model on labelled rows it was, one hopes, not learnt from. */
    public static Map<String, Object> validate(Path folder, Path data, String target)
            throws IOException {
        var model = ModelFolder.read(folder);
        var labelled = labelled(TableFile.read(data), target, model.positive());
        var figures = measured(model.model(), labelled.table(), labelled.bad());
        var columns = model.model().encodings().stream().map(e -> e.column()).toList();
        var kinds = model.model().encodings().stream().map(e -> e.kind()).toList();
        figures.put("rows", labelled.table().size());
        figures.put("bad", count(labelled.bad()));
        var stability = new TreeMap<String, Double>();
        model.model()
                .shifts(labelled.table())
                .forEach(shift -> stability.put(shift.feature(), round(shift.stability())));
        figures.put("psi", stability);
        figures.put(
                "flags",
                HonestyGuard.look(labelled.table(), labelled.bad(), columns, kinds, new double[0])
                        .stream()
                        .map(Modelling::told)
                        .toList());
        return figures;
    }

    private static Map<String, Object> measured(TableModel model, Table table, boolean[] bad) {
        var scores = model.score(table);
        var probability = scores.stream().mapToDouble(s -> s.probabilityOfDefault()).toArray();
        return figures(Measures.of(probability, bad));
    }

    private static Map<String, Object> figures(Measures measures) {
        var figures = new TreeMap<String, Object>();
        figures.put("auc", round(measures.auc()));
        figures.put("auc_se", round(measures.aucError()));
        figures.put("ks", round(measures.ks()));
        figures.put("gini", round(measures.gini()));
        figures.put("brier", round(measures.brier()));
        figures.put("calibration_slope", round(measures.calibrationSlope()));
        return figures;
    }

    private static Map<String, Object> told(HonestyGuard.Finding finding) {
        var told = new LinkedHashMap<String, Object>();
        told.put("column", finding.column());
        told.put("kind", finding.kind().name());
        told.put("value", round(finding.value()));
        return told;
    }

    private static Labelled labelled(Table table, String target, String positive) {
        int column = table.index(target);
        var values = new TreeSet<String>();
        for (int row = 0; row < table.size(); row++) {
            values.add(table.text(row, column));
        }
        values.remove("");
        var bad = positive.isEmpty() ? inferred(target, values) : positive;
        if (!values.contains(bad)) {
            throw new IllegalArgumentException(
                    "column \""
                            + target
                            + "\" never says \""
                            + bad
                            + "\" but "
                            + values.stream().limit(10).toList());
        }
        var kept = new ArrayList<Integer>();
        for (int row = 0; row < table.size(); row++) {
            if (!table.text(row, column).isEmpty()) {
                kept.add(row);
            }
        }
        var some = table.rows(kept.stream().mapToInt(i -> i).toArray());
        var labels = new boolean[some.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = some.text(row, column).equals(bad);
        }
        return new Labelled(some, labels, bad);
    }

    private static String inferred(String target, Set<String> values) {
        if (values.size() != 2) {
            throw new IllegalArgumentException(
                    "column \""
                            + target
                            + "\" has "
                            + values.size()
                            + " values; say with --positive which one is bad");
        }
        @Nullable String found = null;
        for (var value : values) {
            if (USUAL_BAD.contains(value.toLowerCase(Locale.ROOT))) {
                found = value;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException(
                    "column \""
                            + target
                            + "\" says "
                            + values
                            + "; say with --positive which one is bad");
        }
        return found;
    }

    private static boolean[] labels(boolean[] bad, int[] rows) {
        var labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = bad[rows[i]];
        }
        return labels;
    }

    private static int count(boolean[] bad) {
        int count = 0;
        for (boolean b : bad) {
            count += b ? 1 : 0;
        }
        return count;
    }

    private static double round(double value) {
        return Math.round(value * 100_000) / 100_000.0;
    }

    private static String hash(Path file) throws IOException {
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
