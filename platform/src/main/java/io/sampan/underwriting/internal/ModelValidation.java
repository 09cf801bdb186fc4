package io.sampan.underwriting.internal;

import io.sampan.scoring.Assessment;
import io.sampan.scoring.HonestyGuard;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Rows;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A model measured on labelled rows it was, one hopes, not learnt from: everything a report shows.
 *
 * @param trained the report of its training
 * @param undecided probabilities of the rows whose end nobody knows
 * @param cutOff probability from which on a case would be refused
 * @param segments by column: how well the model orders each of its values
 * @param groups by column: whom it accepts
 */
@SuppressWarnings("ArrayRecordComponent")
record ModelValidation(
        ModelFolder.Model model,
        JsonNode trained,
        String data,
        LabelledTable labelled,
        double[] probability,
        double[] undecided,
        Measures measures,
        Map<String, Shift> shifts,
        List<HonestyGuard.Finding> findings,
        double cutOff,
        Map<String, List<Assessment.Part>> segments,
        Map<String, List<Assessment.Part>> groups) {

    /** Values of a column beyond which the rest counts as one part. */
    private static final int PARTS_MAX = 12;

    /** A part with fewer cases says too little. */
    private static final int PART_MIN = 30;

    /**
     * How far a feature has moved.
     *
     * @param byChance an index that chance alone exceeds in one of twenty samples of this size
     */
    record Shift(double index, double byChance) {}

    /**
     * What is asked.
     *
     * @param accept the share of cases that would be accepted, the safest first
     */
    record Wish(
            Path folder,
            Path data,
            String target,
            List<String> segments,
            List<String> groups,
            double accept) {
        Wish {
            segments = List.copyOf(segments);
            groups = List.copyOf(groups);
            if (!(accept > 0 && accept < 1)) {
                throw new IllegalArgumentException("accept " + accept + " must be within 0 and 1");
            }
        }
    }

    static ModelValidation of(Wish wish) throws IOException {
        return of(ModelFolder.read(wish.folder()), trained(wish.folder()), wish);
    }

    private static ModelValidation of(ModelFolder.Model model, JsonNode trained, Wish wish)
            throws IOException {
        var table = TableFile.read(wish.data());
        var labelled = LabelledTable.of(table, wish.target(), model.positive());
        var probability = model.model().probabilities(labelled.table());
        int target = table.index(wish.target());
        var unknown = Rows.where(table.size(), row -> table.text(row, target).isEmpty());
        double cutOff = quantile(probability, wish.accept());
        var columns = model.model().encodings().stream().map(e -> e.column()).toList();
        var kinds = model.model().encodings().stream().map(e -> e.kind()).toList();
        return new ModelValidation(
                model,
                trained,
                String.valueOf(wish.data().getFileName()),
                labelled,
                probability,
                model.model().probabilities(table.rows(unknown)),
                Measures.of(probability, labelled.bad()),
                shifts(model, labelled.table(), trained.path("rows").asInt(1000)),
                HonestyGuard.look(labelled.table(), labelled.bad(), columns, kinds, new double[0]),
                cutOff,
                parts(wish.segments(), labelled, probability, cutOff),
                parts(wish.groups(), labelled, probability, cutOff));
    }

    /** The rows that a training held back, as they were judged. */
    static ModelValidation held(
            ModelFolder.Model model,
            JsonNode trained,
            String data,
            LabelledTable labelled,
            double[] probability,
            List<HonestyGuard.Finding> findings) {
        return new ModelValidation(
                model,
                trained,
                data,
                labelled,
                probability,
                new double[0],
                Measures.of(probability, labelled.bad()),
                shifts(model, labelled.table(), trained.path("rows").asInt(1000)),
                findings,
                quantile(probability, Modelling.ACCEPT),
                Map.of(),
                Map.of());
    }

    private static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }

    /** A model of the inventory on a table that somebody brought. */
    static ModelValidation of(ModelFolder.Model model, JsonNode trained, Path data, String target)
            throws IOException {
        return of(
                model,
                trained,
                new Wish(Path.of(""), data, target, List.of(), List.of(), Modelling.ACCEPT));
    }

    private static JsonNode trained(Path folder) throws IOException {
        var file = folder.resolve("report.json");
        return Files.exists(file)
                ? Canonical.read(Files.readString(file), JsonNode.class)
                : Canonical.JSON.createObjectNode();
    }

    private static Map<String, Shift> shifts(ModelFolder.Model model, Table table, int learnt) {
        var shifts = new LinkedHashMap<String, Shift>();
        var names = model.model().model().names();
        for (var shift : model.model().shifts(table)) {
            int bands = model.model().model().shares(names.indexOf(shift.feature())).length;
            shifts.put(
                    shift.feature(),
                    new Shift(
                            shift.stability(),
                            Assessment.stabilityByChance(bands, learnt, table.size())));
        }
        return shifts;
    }

    private static Map<String, List<Assessment.Part>> parts(
            List<String> columns, LabelledTable labelled, double[] probability, double cutOff) {
        var parts = new LinkedHashMap<String, List<Assessment.Part>>();
        for (var column : columns) {
            var names = labelled.table().words(column);
            var counts = new TreeMap<String, Integer>();
            for (var name : names) {
                counts.merge(name, 1, Integer::sum);
            }
            var kept =
                    counts.entrySet().stream()
                            .filter(e -> e.getValue() >= PART_MIN)
                            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                            .limit(PARTS_MAX)
                            .map(Map.Entry::getKey)
                            .toList();
            for (int row = 0; row < names.length; row++) {
                names[row] =
                        !kept.contains(names[row]) ? "…" : names[row].isEmpty() ? "—" : names[row];
            }
            parts.put(column, Assessment.parts(names, probability, labelled.bad(), cutOff));
        }
        return parts;
    }

    /** Points that count as one bar. */
    private static final int BAR = 20;

    /** Points of a curve that are told at most. */
    private static final int POINTS_MAX = 60;

    /**
     * What a page draws: the curve of who is refused for whom, what was said against what came, and
     * how many cases have how many points.
     */
    Map<String, Object> curves() {
        var curve = Assessment.curve(probability, labelled.bad());
        var roc = new ArrayList<List<Double>>();
        for (int i = 0; i < POINTS_MAX; i++) {
            var point = curve.get((int) ((long) (curve.size() - 1) * i / (POINTS_MAX - 1)));
            roc.add(List.of(Modelling.round(point.falseAlarms()), Modelling.round(point.hits())));
        }
        var said =
                grades().stream()
                        .map(g ->
                                List.of(
                                        Modelling.round(g.expected()),
                                        Modelling.round(g.observed()),
                                        (double) g.cases()))
                        .toList();
        var points = new TreeMap<Integer, Integer>();
        for (double p : probability) {
            points.merge(bar(points(p)), 1, Integer::sum);
        }
        return Map.of(
                "roc",
                roc,
                "reliability",
                said,
                "points",
                points.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
    }

    private int points(double probability) {
        double p = Math.clamp(probability, 1e-6, 1 - 1e-6);
        double odds = StrictMath.log((1 - p) / p);
        return (int) Math.round(model.model().model().scaling().points(odds));
    }

    /** The lower end of the bar that a score falls into; outer ones are put together. */
    static int bar(int points) {
        return Math.clamp((long) Math.floorDiv(points, BAR) * BAR, 400, 740);
    }

    List<Assessment.Grade> grades() {
        return Assessment.grades(probability, labelled.bad());
    }

    /** The figures as JSON. */
    Map<String, Object> figures() {
        var figures = Modelling.figures(measures);
        double reach = 1.96 * measures.aucError();
        figures.put(
                "auc_interval",
                List.of(
                        Modelling.round(Math.max(0, measures.auc() - reach)),
                        Modelling.round(Math.min(1, measures.auc() + reach))));
        figures.put("rows", labelled.table().size());
        figures.put("bad", Modelling.count(labelled.bad()));
        figures.put("undecided", undecided.length);
        var test = Assessment.hosmerLemeshow(grades());
        figures.put(
                "hosmer_lemeshow",
                Map.of(
                        "chi_square",
                        Modelling.round(test.chiSquare()),
                        "p",
                        Modelling.round(test.p())));
        var index = new TreeMap<String, Double>();
        var chance = new TreeMap<String, Double>();
        shifts.forEach((name, shift) -> {
            index.put(name, Modelling.round(shift.index()));
            chance.put(name, Modelling.round(shift.byChance()));
        });
        figures.put("psi", index);
        figures.put("psi_by_chance", chance);
        figures.put("flags", findings.stream().map(Modelling::told).toList());
        return figures;
    }
}
