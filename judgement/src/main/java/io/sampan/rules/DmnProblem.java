package io.sampan.rules;

/**
 * What is wrong with a decision table, and where.
 *
 * @param row from 1; 0 when it is not about a row
 * @param column the column's title; empty when it is not about a column
 * @param detail the cell or the name that is wrong
 */
public record DmnProblem(Kind kind, int row, String column, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** The cell is no FEEL expression. */
        NOT_FEEL,
        /** A name that is neither given nor another decision nor a word of FEEL. */
        UNKNOWN_NAME,
        /** A number is compared with a text, or the reverse. */
        WRONG_TYPE,
        /** It fails, instead of not holding, where a value is missing or zero. */
        FAILS,
        /** The engine takes no offence at one cell but at the whole. */
        NOT_DMN
    }
}
