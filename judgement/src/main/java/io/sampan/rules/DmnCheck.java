package io.sampan.rules;

import io.sampan.rules.DmnProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be said of a table's cells without evaluating them: names and types. */
final class DmnCheck {

    private static final Pattern COMPARED_WITH_TEXT = Pattern.compile("[<>]=?\\s*\"");

    private final DmnTable table;
    private final Set<String> known = new HashSet<>();
    private final List<DmnProblem> problems = new ArrayList<>();

    private DmnCheck(DmnTable table) {
        this.table = table;
        table.given().forEach(given -> known.add(given.name()));
        known.addAll(DmnReader.decisions(table.xml()));
    }

    static List<DmnProblem> of(DmnTable table) {
        var check = new DmnCheck(table);
        check.columns();
        check.cells();
        check.elsewhere();
        return check.problems;
    }

    private void columns() {
        for (var input : table.inputs()) {
            if (input.expression().isEmpty()) {
                problems.add(new DmnProblem(Kind.NOT_FEEL, 0, input.label(), ""));
            }
            names(input.expression(), 0, input.label());
        }
    }

    private void cells() {
        for (int row = 0; row < table.rules().size(); row++) {
            var rule = table.rules().get(row);
            for (int i = 0; i < table.inputs().size(); i++) {
                var input = table.inputs().get(i);
                names(rule.when().get(i), row + 1, input.label());
                type(rule.when().get(i), row + 1, input);
            }
            for (int i = 0; i < table.outputs().size(); i++) {
                names(rule.then().get(i), row + 1, table.outputs().get(i).label());
            }
        }
    }

    /** Expressions of other decisions; those of the table were told with their place. */
    private void elsewhere() {
        var told = problems.stream().map(DmnProblem::detail).toList();
        for (var expression : DmnReader.expressions(table.xml())) {
            for (var name : FeelWords.names(expression)) {
                if (!known.contains(name) && !told.contains(name)) {
                    problems.add(new DmnProblem(Kind.UNKNOWN_NAME, 0, "", name));
                }
            }
        }
    }

    private void names(String expression, int row, String column) {
        for (var name : FeelWords.names(expression)) {
            if (!known.contains(name)) {
                problems.add(new DmnProblem(Kind.UNKNOWN_NAME, row, column, name));
            }
        }
    }

    private void type(String cell, int row, DmnTable.Input input) {
        var type = input.type();
        boolean wrong =
                simple(cell)
                        ? SimpleRows.condition(cell, type).isEmpty()
                        : type.equals("number") && COMPARED_WITH_TEXT.matcher(cell).find();
        if (wrong) {
            problems.add(new DmnProblem(Kind.WRONG_TYPE, row, input.label(), cell));
        }
    }

    private static boolean simple(String cell) {
        try {
            Condition.parse(cell);
            return true;
        } catch (IllegalArgumentException _) {
            return false; // Whether it is FEEL at all the engine says.
        }
    }
}
