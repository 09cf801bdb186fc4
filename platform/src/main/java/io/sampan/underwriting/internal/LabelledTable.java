package io.sampan.underwriting.internal;

import io.sampan.scoring.Table;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table with how its cases ended; rows without an end are gone.
 *
 * @param positive the text that stands for a bad end
 */
@SuppressWarnings("ArrayRecordComponent")
record LabelledTable(Table table, boolean[] bad, String positive) {

    private static final Set<String> USUAL_BAD =
            Set.of(
                    "1",
                    "1.0",
                    "true",
                    "yes",
                    "y",
                    "bad",
                    "default",
                    "defaulted",
                    "charged off",
                    "chgoff",
                    "是",
                    "违约");

    /**
     * @param positive empty to infer
     * @throws IllegalArgumentException if the column does not tell good from bad, by its name
     */
    static LabelledTable of(Table table, String target, String positive) {
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
        return new LabelledTable(some, labels, bad);
    }

    private static String inferred(String target, Set<String> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException(
                    "column \"" + target + "\" says only " + values + ": both ends are needed");
        }
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
}
