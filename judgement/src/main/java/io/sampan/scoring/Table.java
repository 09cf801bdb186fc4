package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table as it came in: named columns of text. What a column holds is inferred, so that any table
 * can be learnt from.
 */
public final class Table {

    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "nan", "null", "none", "?", "-");

    /** A category has at most so many words. */
    private static final int WORDS_MAX = 60;

    private final List<String> names;
    private final List<String[]> rows;

    Table(List<String> names, List<String[]> rows) {
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
    }

    /** What a column holds. */
    public enum Kind {
        /** Numbers, also written as money or percent. */
        NUMBER,
        /** Days; as a number the day's distance from 1970. */
        DATE,
        /** A handful of words. */
        CATEGORY,
        /** So many values that each is seen too seldom: nothing can be learnt from it. */
        IDENTIFIER,
        /** At most one value. */
        CONSTANT
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return rows.size();
    }

    /**
     * @throws IllegalArgumentException if there is no such column, naming those there are
     */
    public int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no column \"" + name + "\"; the columns are " + names);
        }
        return index;
    }

    /** The text of a cell, without surrounding blanks; empty when missing. */
    public String text(int row, int column) {
        var cells = rows.get(row);
        var cell = column < cells.length ? cells[column].strip() : "";
        return MISSING.contains(cell.toLowerCase(Locale.ROOT)) ? "" : cell;
    }

    /** A column as numbers, {@code NaN} where it is missing or no number. */
    public double[] numbers(String name, Kind kind) {
        int column = index(name);
        var values = new double[size()];
        for (int row = 0; row < values.length; row++) {
            var text = text(row, column);
            values[row] = kind == Kind.DATE ? Cells.day(text) : Cells.number(text);
        }
        return values;
    }

    /** A column as words, empty where it is missing. */
    public String[] words(String name) {
        int column = index(name);
        var values = new String[size()];
        Arrays.setAll(values, row -> text(row, column));
        return values;
    }

    /** What a column holds, by all of its values. */
    public Kind kind(String name) {
        int column = index(name);
        int present = 0;
        int numbers = 0;
        int days = 0;
        boolean whole = true;
        var distinct = new java.util.HashSet<String>();
        for (int row = 0; row < size(); row++) {
            var text = text(row, column);
            if (text.isEmpty()) {
                continue;
            }
            present++;
            distinct.add(text);
            double number = Cells.number(text);
            if (!Double.isNaN(number)) {
                numbers++;
                whole &= number == Math.rint(number);
            } else if (!Double.isNaN(Cells.day(text))) {
                days++;
            }
        }
        if (distinct.size() <= 1) {
            return Kind.CONSTANT;
        }
        if (numbers >= present * 0.98) {
            return whole && distinct.size() == size() && size() > 50
                    ? Kind.IDENTIFIER
                    : Kind.NUMBER;
        }
        if (days >= present * 0.95) {
            return Kind.DATE;
        }
        return distinct.size() > WORDS_MAX ? Kind.IDENTIFIER : Kind.CATEGORY;
    }

    /** Some of the rows, in the order given. */
    public Table rows(int[] chosen) {
        var some = new ArrayList<String[]>(chosen.length);
        for (int row : chosen) {
            some.add(rows.get(row));
        }
        return new Table(names, some);
    }
}
