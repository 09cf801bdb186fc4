package io.sampan.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a table whose cells are all simple unary tests over given values. Plain comparisons,
 * no library: most policies are of this kind, and every application is judged by one.
 */
public final class SimpleRows implements RowTests {

    private final List<String> names;
    private final List<List<Test>> rows;

    private SimpleRows(List<String> names, List<List<Test>> rows) {
        this.names = names;
        this.rows = rows;
    }

    /** One cell that says something. */
    private record Test(int column, Condition condition) {}

    /** The rows of a table; empty if something in it is not simple. */
    public static Optional<SimpleRows> of(DmnTable table) {
        if (!table.alone()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<Test>>();
        for (var rule : table.rules()) {
            var tests = new ArrayList<Test>();
            for (int column = 0; column < table.inputs().size(); column++) {
                var condition = condition(rule.when().get(column), type(table, column));
                if (condition.isEmpty()) {
                    return Optional.empty();
                }
                if (!(condition.get() instanceof Condition.Any)) {
                    tests.add(new Test(column, condition.get()));
                }
            }
            rows.add(List.copyOf(tests));
        }
        var names = table.inputs().stream().map(DmnTable.Input::expression).toList();
        return Optional.of(new SimpleRows(names, List.copyOf(rows)));
    }

    /** What a cell says; empty if it is not simple or does not fit the column's type. */
    static Optional<Condition> condition(String cell, String type) {
        try {
            return Optional.of(Condition.parse(cell)).filter(c -> c.fits(type));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // Not simple; what it is the engine says.
        }
    }

    private static String type(DmnTable table, int column) {
        var expression = table.inputs().get(column).expression();
        return table.given().stream()
                .filter(given -> given.name().equals(expression))
                .findFirst()
                .orElseThrow()
                .type();
    }

    @Override
    public BitSet hits(Map<String, ?> values) {
        var known = new ArrayList<Optional<?>>(names.size());
        for (var name : names) {
            known.add(Optional.ofNullable(values.get(name)));
        }
        var hits = new BitSet(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            if (holds(rows.get(row), known)) {
                hits.set(row);
            }
        }
        return hits;
    }

    private static boolean holds(List<Test> tests, List<Optional<?>> known) {
        for (var test : tests) {
            if (!test.condition().meets(known.get(test.column()))) {
                return false;
            }
        }
        return true;
    }
}
