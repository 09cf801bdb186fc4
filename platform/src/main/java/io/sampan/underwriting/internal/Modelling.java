package io.sampan.underwriting.internal;

import io.sampan.scoring.Calibration;
import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.Direction;
import io.sampan.scoring.HonestyGuard;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Rows;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableFile;
import io.sampan.scoring.TableLearning;
import io.sampan.scoring.TableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Learning from any table, scoring and validating: what {@code sampan model} does. */
public final class Modelling {

    /** The part of the rows, oldest first, that an out-of-time validation learns from. */
    private static final double LEARN_SHARE = 0.7;

    private static final int FOLDS = 5;

    /** Fewer good or bad ends teach nothing. */
    private static final int ENDS_MIN = 10;

    /** The share that is accepted where nobody says another. */
    static final double ACCEPT = 0.7;

    /** In larger tables one part held out says enough. */
    private static final int ONE_PART_ABOVE = 50_000;

    private Modelling() {}

    /**
     * What is asked of a training.
     *
     * @param target the column that says how a case ended
     * @param positive its value for a bad end; empty to infer
     * @param time the column of the day of decision; empty to infer, {@link DecisionDay#NONE} when
     *     there is none
     * @param exclude columns that must not be used
     * @param directions which way a column may move the score; either way where nothing is said
     */
    public record Wish(
            Path data,
            String target,
            String positive,
            String time,
            List<String> exclude,
            Map<String, Direction> directions,
            TableLearning.Kind kind,
            long seed) {

        /** The same with a column of the day of decision. */
        Wish by(String column) {
            return new Wish(data, target, positive, column, exclude, directions, kind, seed);
        }

        public Wish {
            exclude = List.copyOf(exclude);
            directions = Map.copyOf(directions);
        }
    }

    /**
     * Learns a points table and writes it.
     *
     * @return the report, also written into the folder
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if nothing can be learnt; the message names the column
     */
    public static Map<String, Object> train(Wish asked, Path out) throws IOException {
        var learnt = learn(asked, out.toString(), _ -> {});
        ModelFolder.write(out, learnt.model(), learnt.report());
        return learnt.report();
    }

    /** How far a training is. */
    enum Stage {
        READING,
        LOOKING,
        VALIDATING,
        LEARNING
    }

    /**
     * What came of a training.
     *
     * @param report as it is written beside the model
     * @param held the rows it was measured on, judged by what had not seen them
     */
    record Learnt(ModelFolder.Model model, Map<String, Object> report, ModelValidation held) {}

    /** Learns a model; tells how far it is. */
    static Learnt learn(Wish asked, String name, Consumer<Stage> told) throws IOException {
        told.accept(Stage.READING);
        var labelled =
                LabelledTable.of(TableFile.read(asked.data()), asked.target(), asked.positive());
        checkEnds(labelled, asked.target());
        var wish = DecisionDay.in(labelled.table(), asked);
        var table = labelled.table();
        var bad = labelled.bad();
        wish.exclude().forEach(table::index);
        var left = new TreeMap<String, String>();
        var columns = columns(table, wish, left);
        var kinds = columns.stream().map(column -> kind(table, column, wish)).toList();
        told.accept(Stage.LOOKING);
        var decidedOn = wish.time().isEmpty() ? new double[0] : days(table, wish.time());
        var looked = looked(table, columns, left, wish);
        var findings =
                HonestyGuard.look(
                        table, bad, looked, looked.stream().map(table::kind).toList(), decidedOn);
        var learn =
                new TableLearning(wish.kind(), columns, kinds, wish.directions(), wish.seed(), 0);
        var kind = wish.kind().name().toLowerCase(Locale.ROOT);
        var version = kind + "-" + hash(wish.data()).substring(0, 8) + "-" + wish.seed();
        var report = new LinkedHashMap<String, Object>();
        report.put("model", name);
        report.put("kind", kind);
        report.put("version", version);
        report.put("data_sha256", hash(wish.data()));
        report.put("seed", wish.seed());
        report.put("rows", table.size());
        report.put("bad", count(bad));
        report.put("target", wish.target());
        report.put("positive", labelled.positive());
        report.put("time", wish.time());
        report.put("time_inferred", !wish.time().equals(asked.time()));
        told.accept(Stage.VALIDATING);
        var validated = validated(labelled, learn, decidedOn, version, report, told);
        var model = validated.model();
        report.put("features", model.model().names());
        report.put("calibration", calibration(model.calibration()));
        report.put("left_out", left);
        report.put("flags", findings.stream().map(Modelling::told).toList());
        var ignored = DecisionDay.ignored(table, asked);
        ignored.ifPresent(column -> report.put("time_ignored", column));
        var doubts = doubts(model, report);
        report.put("doubts", doubts);
        report.put("promotable", findings.isEmpty() && doubts.isEmpty());
        var held =
                ModelValidation.held(
                        new ModelFolder.Model(
                                wish.target(), labelled.positive(), validated.measured()),
                        Canonical.JSON.valueToTree(report),
                        String.valueOf(wish.data().getFileName()),
                        validated.held(),
                        validated.probability(),
                        findings);
        return new Learnt(
                new ModelFolder.Model(wish.target(), labelled.positive(), model), report, held);
    }

    /** A column whose direction was declared is a number, whatever its values look like. */
    private static Table.Kind kind(Table table, String column, Wish wish) {
        var kind = table.kind(column);
        boolean declared = wish.directions().containsKey(column);
        return declared && kind == Table.Kind.CODE ? Table.Kind.NUMBER : kind;
    }

    /** Each part that is learnt from needs both ends. */
    private static void checkEnds(LabelledTable labelled, String target) {
        int bad = count(labelled.bad());
        int least = Math.min(bad, labelled.bad().length - bad);
        if (least < ENDS_MIN) {
            throw new IllegalArgumentException(
                    "column \""
                            + target
                            + "\" says \""
                            + labelled.positive()
                            + "\" in "
                            + bad
                            + " of "
                            + labelled.bad().length
                            + " rows: to learn from, at least "
                            + ENDS_MIN
                            + " good and as many bad are needed");
        }
    }

    /** Why nobody should rely on it, apart from columns that know too much. */
    private static List<String> doubts(TableModel model, Map<String, Object> report) {
        var doubts = new ArrayList<String>();
        if (model.model().names().isEmpty()) {
            doubts.add("no column tells good from bad beyond chance");
        }
        if (report.get("time_ignored") instanceof String column) {
            doubts.add("validated on random rows although column \"" + column + "\" holds dates");
        }
        if (report.get("validation") instanceof Map<?, ?> figures
                && figures.get("auc") instanceof Double auc
                && figures.get("auc_se") instanceof Double error
                && auc - 2 * error <= 0.5) {
            doubts.add("in validation it cannot be told from chance: auc " + auc + " ± " + error);
        }
        return doubts;
    }

    private static Map<String, Object> calibration(Calibration calibration) {
        var told = new LinkedHashMap<String, Object>();
        told.put("slope", round(calibration.slope()));
        told.put("shift", round(calibration.shift()));
        told.put(
                "learnt_from",
                calibration.equals(Calibration.NONE)
                        ? "nothing; probabilities are as they were learnt"
                        : "the latest quarter of the training rows, block by block, each scored by"
                                + " a model of the rows before it");
        return told;
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
                    case IDENTIFIER ->
                            left.put(name, "names rows: too many values, each seen too seldom");
                    case CONSTANT -> left.put(name, "never changes");
                    case DATE -> left.put(name, "a date moves on and does not come back");
                    case NUMBER, CATEGORY, CODE, LEVEL -> columns.add(name);
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
        if (kind == Table.Kind.CATEGORY || kind == Table.Kind.CONSTANT) {
            throw new IllegalArgumentException("column \"" + time + "\" holds no dates");
        }
        return table.numbers(time, kind);
    }

    /**
     * A model with how it was measured.
     *
     * @param measured what judged the rows held: learnt as the model was, without them
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Validated(
            TableModel model, TableModel measured, LabelledTable held, double[] probability) {}

    /** Validates, writes the figures into the report and learns from all rows. */
    private static Validated validated(
            LabelledTable labelled,
            TableLearning learn,
            double[] decidedOn,
            String version,
            Map<String, Object> report,
            Consumer<Stage> told) {
        var table = labelled.table();
        var bad = labelled.bad();
        if (decidedOn.length == 0 && bad.length <= ONE_PART_ABOVE) {
            var probability = new double[bad.length];
            report.put("validation", acrossFolds(table, bad, learn, probability));
            told.accept(Stage.LEARNING);
            var model = learn.learn(table, bad, decidedOn, version);
            return new Validated(model, model, labelled, probability);
        }
        boolean random = decidedOn.length == 0;
        var blocks = random ? apart(bad.length, learn.seed()) : Rows.blocks(decidedOn, LEARN_SHARE);
        var before = blocks[0];
        var after = blocks[1];
        if (one(labels(bad, before)) || one(labels(bad, after))) {
            throw new IllegalArgumentException(
                    "the earlier "
                            + before.length
                            + " and the later "
                            + after.length
                            + " rows need good and bad ends both; --time none splits at random");
        }
        var days =
                random
                        ? decidedOn
                        : Arrays.stream(before).mapToDouble(row -> decidedOn[row]).toArray();
        var part = learn.learn(table.rows(before), labels(bad, before), days, "part");
        var held = new LabelledTable(table.rows(after), labels(bad, after), labelled.positive());
        var probability = part.probabilities(held.table());
        var figures = figures(Measures.of(probability, held.bad()));
        figures.put(
                "split",
                random
                        ? "random: learnt from "
                                + before.length
                                + " rows, no day of decision is known"
                        : "out of time: learnt from the earlier " + before.length + " rows");
        report.put("validation", figures);
        var all = random ? learn.like(part) : learn;
        told.accept(Stage.LEARNING);
        return new Validated(all.learn(table, bad, decidedOn, version), part, held, probability);
    }

    /**
     * @param judged takes the probability of every row by a model that has not seen it
     */
    private static Map<String, Object> acrossFolds(
            Table table, boolean[] bad, TableLearning learn, double[] judged) {
        var measures =
                new CrossValidation(1, FOLDS, learn.seed())
                        .measure(
                                bad,
                                rows ->
                                        learn.learn(
                                                        table.rows(rows),
                                                        labels(bad, rows),
                                                        new double[0],
                                                        "fold")
                                                .probabilities(table),
                                (probabilities, row) -> judged[row] = probabilities[row]);
        var figures = figures(measures);
        figures.put("split", "random: five folds, no day of decision is known");
        return figures;
    }

    /** A random part to learn from and the rest. */
    private static int[][] apart(int rows, long seed) {
        var random = new Random(seed); // Its numbers are fixed by its specification.
        var learnt = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            learnt[row] = random.nextDouble() < LEARN_SHARE;
        }
        return new int[][] {
            Rows.where(rows, row -> learnt[row]), Rows.where(rows, row -> !learnt[row])
        };
    }

    private static boolean one(boolean[] bad) {
        int count = count(bad);
        return count == 0 || count == bad.length;
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
        return ModelValidation.of(
                        new ModelValidation.Wish(
                                folder, data, target, List.of(), List.of(), ACCEPT))
                .figures();
    }

    /**
     * Measures a model and writes a report as a page or, by its ending {@code .pdf}, on paper.
     *
     * @param segments columns by whose values the model is measured apart
     * @param groups columns by whose values it is shown who would be accepted
     * @param accept the share that would be accepted
     */
    public static Map<String, Object> validate(
            Path folder,
            Path data,
            String target,
            List<String> segments,
            List<String> groups,
            double accept,
            Path report,
            String language)
            throws IOException {
        var validation =
                ModelValidation.of(
                        new ModelValidation.Wish(folder, data, target, segments, groups, accept));
        ModelReport.write(validation, report, language);
        var figures = validation.figures();
        figures.put("report", report.toString());
        return figures;
    }

    static Map<String, Object> figures(Measures measures) {
        var figures = new TreeMap<String, Object>();
        figures.put("auc", round(measures.auc()));
        figures.put("auc_se", round(measures.aucError()));
        figures.put("ks", round(measures.ks()));
        figures.put("gini", round(measures.gini()));
        figures.put("brier", round(measures.brier()));
        figures.put("calibration_slope", round(measures.calibrationSlope()));
        return figures;
    }

    /** The figures of a report's validation. */
    static Map<String, Object> told(Map<String, Object> report) {
        var figures = new TreeMap<String, Object>();
        if (report.get("validation") instanceof Map<?, ?> validation) {
            validation.forEach((name, value) -> figures.put(String.valueOf(name), value));
        }
        return figures;
    }

    static Map<String, Object> told(HonestyGuard.Finding finding) {
        var told = new LinkedHashMap<String, Object>();
        told.put("column", finding.column());
        told.put("kind", finding.kind().name());
        told.put("value", round(finding.value()));
        return told;
    }

    private static boolean[] labels(boolean[] bad, int[] rows) {
        var labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = bad[rows[i]];
        }
        return labels;
    }

    static int count(boolean[] bad) {
        int count = 0;
        for (boolean b : bad) {
            count += b ? 1 : 0;
        }
        return count;
    }

    static double round(double value) {
        return Math.round(value * 100_000) / 100_000.0;
    }

    static String hash(Path file) throws IOException {
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
