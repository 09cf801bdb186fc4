package io.sampan.rules;

import java.util.List;

/**
 * The decision table of a DMN 1.x file, as it is written: what it asks, what it answers, row by
 * row. Read by {@link DmnReader}; whether its cells are sound is said by {@link DmnEngine}.
 *
 * @param xml the whole file
 * @param decision the name of the decision that the table makes
 * @param given names and types of the values that the file wants from outside
 * @param alone whether the table reads nothing but given values: no other decision, no computed
 *     column
 */
public record DmnTable(
        String xml,
        String decision,
        List<Given> given,
        List<Input> inputs,
        List<Output> outputs,
        List<Rule> rules,
        boolean alone) {

    public DmnTable {
        given = List.copyOf(given);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }

    /** A value that the file wants: {@code number}, {@code string} or {@code boolean}. */
    public record Given(String name, String type) {}

    /**
     * A column of conditions.
     *
     * @param expression what is looked at: a given value, another decision or something computed
     * @param label the column's title; the expression where none is written
     */
    public record Input(String id, String label, String expression, String type) {}

    /** A column of answers. */
    public record Output(String id, String name, String label) {}

    /**
     * A row.
     *
     * @param when a cell for every input, {@code -} for anything
     * @param then a cell for every output, as FEEL: a text stands in quotes
     */
    public record Rule(String id, List<String> when, List<String> then) {

        public Rule {
            when = List.copyOf(when);
            then = List.copyOf(then);
        }
    }
}
