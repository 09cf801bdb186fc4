package io.sampan.servicing;

/** What a partial early repayment changes. */
public enum Effect {
    /** The same instalments, fewer of them. */
    SHORTER,
    /** The same last day, smaller instalments. */
    SMALLER
}
