package io.sampan.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Labelled cases to learn from or to be measured on: one column of numbers for each feature ({@code
 * NaN} is missing) and whether the case went bad. Never changes after it was made.
 */
public final class Sample {

    private final List<Column> columns;
    private final boolean[] bad;

    /**
     * @throws IllegalArgumentException if a column has not exactly one value for every label
     */
    public Sample(List<Column> columns, boolean[] bad) {
        this.columns = List.copyOf(columns);
        this.bad = bad.clone();
        for (var column : columns) {
            if (column.size() != bad.length) {
                throw new IllegalArgumentException(
                        "column "
                                + column.name()
                                + " has "
                                + column.size()
                                + " values for "
                                + bad.length
                                + " labels");
            }
        }
    }

    public int size() {
        return bad.length;
    }

    public boolean bad(int row) {
        return bad[row];
    }

    public boolean[] labels() {
        return bad.clone();
    }

    public int badCount() {
        int count = 0;
        for (boolean b : bad) {
            count += b ? 1 : 0;
        }
        return count;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(String name) {
        for (var column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("the sample has no column " + name);
    }

    /** The same cases with other columns of the same length. */
    Sample with(List<Column> wanted) {
        return new Sample(wanted, bad);
    }

    /** The same columns for some of the rows, in the order given. */
    public Sample rows(int[] rows) {
        var labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = bad[rows[i]];
        }
        return new Sample(columns.stream().map(column -> column.rows(rows)).toList(), labels);
    }

    /** The values of one feature. */
    public static final class Column {
        private final String name;
        private final Direction direction;
        private final double[] values;

        public Column(String name, Direction direction, double[] values) {
            this.name = name;
            this.direction = direction;
            this.values = values.clone();
        }

        public String name() {
            return name;
        }

        public Direction direction() {
            return direction;
        }

        public int size() {
            return values.length;
        }

        public double value(int row) {
            return values[row];
        }

        double[] values() {
            return values.clone();
        }

        /** The same values with a direction. */
        Column towards(Direction wanted) {
            return new Column(name, wanted, values);
        }

        Column rows(int[] rows) {
            return new Column(
                    name, direction, Arrays.stream(rows).mapToDouble(r -> values[r]).toArray());
        }
    }
}
