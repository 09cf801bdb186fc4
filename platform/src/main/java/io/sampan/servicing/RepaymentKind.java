package io.sampan.servicing;

/** What a customer asks to pay. */
public enum RepaymentKind {
    /** What is due, or the next instalment before its day; saves no interest. */
    DUE,
    /** A part of the principal early, with the interest to the day. */
    PART,
    /** Everything, with the interest to the day. */
    ALL
}
