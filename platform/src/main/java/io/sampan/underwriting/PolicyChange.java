package io.sampan.underwriting;

import java.util.List;

/**
 * One rule that two policies differ in.
 *
 * @param rule its name
 * @param cells what differs, column by column; for a rule added or removed every cell that says
 *     something
 */
public record PolicyChange(Kind kind, String rule, List<Cell> cells) {

    public PolicyChange {
        cells = List.copyOf(cells);
    }

    /** What happened to the rule. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A cell before and after; {@code -} where the column does not exist or says nothing. */
    public record Cell(String column, String before, String after) {}
}
