package io.sampan.scoring;

/** Which way a feature may move the score; what a risk officer knows before seeing any data. */
public enum Direction {
    /** More is better: points never fall as the value grows. */
    MORE_IS_BETTER,
    /** Less is better: points never rise as the value grows. */
    LESS_IS_BETTER,
    /** Monotone, but the data says which way. */
    EITHER
}
