package io.sampan.rules;

import java.util.List;

/**
 * Whoever understands DMN as a whole: judges tables when they are written, evaluates any of them.
 */
public interface DmnEngine {

    /** Everything that is wrong with a table, row by row; empty if it is sound. */
    List<DmnProblem> check(DmnTable table);

    /**
     * Evaluates the rows of a sound table.
     *
     * @throws IllegalArgumentException if it is not sound
     */
    RowTests rows(DmnTable table);

    /** The quickest way to evaluate a table: without an engine where its cells are simple. */
    default RowTests quickest(DmnTable table) {
        return SimpleRows.of(table).<RowTests>map(rows -> rows).orElseGet(() -> rows(table));
    }
}
