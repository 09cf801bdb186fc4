package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Learns a model from any labelled table: encodes its columns, fits, and where the time of the
 * decisions is known draws the probabilities together by as much as past models were too extreme
 * about the months after them.
 *
 * @param columns to learn from
 * @param kinds what each of the columns holds
 * @param directions that were declared; columns without one may go either way
 * @param trees how many are grown; zero to find out what predicts best
 */
public record TableLearning(
        Kind kind,
        List<String> columns,
        List<Table.Kind> kinds,
        Map<String, Direction> directions,
        long seed,
        int trees) {

    /** Where the blocks start that past models are judged on; up to the first all learn. */
    private static final double[] BLOCKS = {0.75, 0.8, 0.85, 0.9, 0.95};

    /** In large tables two blocks say enough. */
    private static final double[] LARGE_BLOCKS = {0.75, 0.875};

    private static final int LARGE = 50_000;

    /** Fewer bad or good cases in the blocks say too little about a slope. */
    private static final int ENDS_MIN = 60;

    public TableLearning {
        columns = List.copyOf(columns);
        kinds = List.copyOf(kinds);
        directions = Map.copyOf(directions);
    }

    /** The same with as many trees as a model of a part of the rows was best with. */
    public TableLearning like(TableModel part) {
        int found = part.model() instanceof BoostedTrees grown ? grown.trees().size() : 0;
        return new TableLearning(kind, columns, kinds, directions, seed, found);
    }

    /** The kinds of models that can be learnt. */
    public enum Kind {
        /** A points table. */
        SCORECARD,
        /** Boosted trees. */
        BOOSTED
    }

    /**
     * Learns from all rows.
     *
     * @param decidedOn the day of each row in any unit; empty when not known
     */
    public TableModel learn(Table table, boolean[] bad, double[] decidedOn, String version) {
        if (decidedOn.length == 0) {
            return fit(table, bad, rounds(table, bad, new int[0]), version);
        }
        var blocks = Rows.blocks(decidedOn, bad.length > LARGE ? LARGE_BLOCKS : BLOCKS);
        var recent = Rows.without(bad.length, blocks[0]);
        int rounds = rounds(table, bad, recent);
        var model = fit(table, bad, rounds, version);
        var calibration = Calibration.NONE;
        if (!model.encodings().isEmpty() && enough(bad, blocks[0]) && enough(bad, recent)) {
            double slope = slope(table, bad, blocks, rounds);
            calibration =
                    Calibration.level(
                            slope, model.probabilities(table.rows(recent)), Rows.at(bad, recent));
        }
        return new TableModel(
                model.model().calibrated(calibration), model.encodings(), calibration);
    }

    private static boolean enough(boolean[] bad, int[] rows) {
        int count = 0;
        for (int row : rows) {
            count += bad[row] ? 1 : 0;
        }
        return count >= ENDS_MIN && rows.length - count >= ENDS_MIN;
    }

    /** By how much models were too extreme about the block after all that they had seen. */
    private double slope(Table table, boolean[] bad, int[][] blocks, int rounds) {
        var slope = new CalibrationSlope();
        var seen = blocks[0];
        for (int b = 1; b < blocks.length; b++) {
            if (blocks[b].length > 0) {
                var past = fit(table.rows(seen), Rows.at(bad, seen), rounds, "past");
                slope.add(past.probabilities(table.rows(blocks[b])), Rows.at(bad, blocks[b]));
            }
            seen = Rows.and(seen, blocks[b]);
        }
        return slope.within();
    }

    private int rounds(Table table, boolean[] bad, int[] held) {
        if (kind != Kind.BOOSTED || trees > 0) {
            return trees;
        }
        var seen =
                held.length == 0
                        ? Rows.where(bad.length, _ -> true)
                        : Rows.without(bad.length, held);
        var encodings = encodings(table.rows(seen), Rows.at(bad, seen));
        return new BoostedTraining(seed).rounds(sample(encodings, table, bad), held);
    }

    private TableModel fit(Table table, boolean[] bad, int rounds, String version) {
        var encodings = encodings(table, bad);
        var sample = sample(encodings, table, bad);
        var model =
                switch (kind) {
                    case SCORECARD ->
                            new Training(Training.Settings.of(sample.size()))
                                    .train(sample, version, Scaling.USUAL)
                                    .scorecard();
                    case BOOSTED ->
                            new BoostedTraining(seed).train(sample, rounds, version, Scaling.USUAL);
                };
        var used =
                model.names().stream().map(name -> encodings.get(columns.indexOf(name))).toList();
        return new TableModel(model, used, Calibration.NONE);
    }

    private List<Encoding> encodings(Table table, boolean[] bad) {
        var encodings = new ArrayList<Encoding>();
        for (int i = 0; i < columns.size(); i++) {
            var name = columns.get(i);
            boolean declared = directions.containsKey(name);
            encodings.add(
                    kinds.get(i) == Table.Kind.NUMBER && !declared && Levels.in(table, name, bad)
                            ? Encoding.of(name, Table.Kind.LEVEL, table, bad)
                            : Encoding.of(name, kinds.get(i), table, bad));
        }
        return encodings;
    }

    private Sample sample(List<Encoding> encodings, Table table, boolean[] bad) {
        var columns = new ArrayList<Sample.Column>();
        for (var encoding : encodings) {
            var direction = directions.getOrDefault(encoding.column(), Direction.EITHER);
            columns.add(encoding.encode(table).towards(direction));
        }
        return new Sample(columns, bad);
    }
}
