package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * A model learnt from any table, with the encodings that turn its columns into numbers.
 *
 * @param encodings of the columns the model uses, in the order of its names
 * @param calibration that the model already contains: how its probabilities were set right
 */
public record TableModel(Model model, List<Encoding> encodings, Calibration calibration) {

    /**
     * @throws IllegalArgumentException if the encodings are not those of the model's names
     */
    public TableModel {
        encodings = List.copyOf(encodings);
        var columns = encodings.stream().map(Encoding::column).toList();
        if (!columns.equals(model.names())) {
            throw new IllegalArgumentException(
                    "the model looks at " + model.names() + " but encoded are " + columns);
        }
    }

    /**
     * Scores every row of a table, with reasons.
     *
     * @throws IllegalArgumentException if a column the model needs is not there
     */
    public List<Score> score(Table table) {
        var scores = new ArrayList<Score>(table.size());
        for (var values : rows(table)) {
            scores.add(model.score(values));
        }
        return scores;
    }

    /**
     * The probability of default of every row.
     *
     * @throws IllegalArgumentException if a column the model needs is not there
     */
    public double[] probabilities(Table table) {
        var rows = rows(table);
        var probabilities = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            probabilities[row] = model.probabilityOfDefault(rows[row]);
        }
        return probabilities;
    }

    /** Every row as the model takes it. */
    public double[][] rows(Table table) {
        var rows = new double[table.size()][encodings.size()];
        for (int e = 0; e < encodings.size(); e++) {
            var values = encodings.get(e).values(table);
            for (int row = 0; row < rows.length; row++) {
                rows[row][e] = values[row];
            }
        }
        return rows;
    }

    /** How far each feature's distribution over its bands has moved since training. */
    public List<Shift> shifts(Table table) {
        var shifts = new ArrayList<Shift>();
        var rows = rows(table);
        for (int f = 0; f < encodings.size(); f++) {
            var before = model.shares(f);
            var after = new double[before.length];
            for (var row : rows) {
                after[model.band(f, row[f])]++;
            }
            shifts.add(
                    new Shift(
                            encodings.get(f).column(),
                            Measures.populationStability(before, after)));
        }
        return shifts;
    }

    /** A feature's population stability index: below 0.1 stable, above 0.25 moved. */
    public record Shift(String feature, double stability) {}
}
