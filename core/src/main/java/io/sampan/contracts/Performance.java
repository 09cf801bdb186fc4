package io.sampan.contracts;

/** How an obligor keeps a contract. */
public enum Performance {
    /** Performing. */
    PF,
    /** Delayed. */
    DL,
    /** Delinquent. */
    DQ,
    /** Default. */
    DF,
    /** Matured. */
    MA,
    /** Terminated. */
    TE
}
