package io.sampan.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision table as in DMN: rows of conditions over named values and what holds when a row
 * matches. Asked either for the first row that matches ({@link #first}) or for all ({@link #all}).
 *
 * @param id names the table in messages
 * @param rows in the order in which they are tried
 */
public record DecisionTable(String id, List<Row> rows) {

    public DecisionTable {
        rows = List.copyOf(rows);
        var ids = new HashSet<String>();
        for (var row : rows) {
            if (!ids.add(row.id())) {
                throw new IllegalArgumentException(
                        "table " + id + ": row " + row.id() + " is listed twice");
            }
        }
    }

    /** The first row whose conditions are all met. */
    public Optional<Row> first(Map<String, ?> values) {
        return rows.stream().filter(row -> row.matches(values)).findFirst();
    }

    /** Every row whose conditions are all met, in the table's order. */
    public List<Row> all(Map<String, ?> values) {
        return rows.stream().filter(row -> row.matches(values)).toList();
    }

    /**
     * One row.
     *
     * @param when conditions by the name of the value; a value not named may be anything
     * @param then what holds when all are met, by name
     */
    public record Row(String id, Map<String, Condition> when, Map<String, String> then) {

        public Row {
            when = new LinkedHashMap<>(when);
            then = new LinkedHashMap<>(then);
        }

        /** Whether the values meet every condition; a value that is not given is missing. */
        public boolean matches(Map<String, ?> values) {
            for (var condition : when.entrySet()) {
                if (!condition
                        .getValue()
                        .meets(Optional.ofNullable(values.get(condition.getKey())))) {
                    return false;
                }
            }
            return true;
        }

        /**
         * @throws IllegalStateException if the row says nothing about it
         */
        public String output(String name) {
            var output = then.get(name);
            if (output == null) {
                throw new IllegalStateException("row " + id + " does not say " + name);
            }
            return output;
        }
    }
}
