package io.sampan.payments.internal;

/** How the simulated bank treats an order. */
enum Behaviour {
    /** Settles at once. */
    SETTLES,
    /** Refuses: the account is closed. */
    CLOSED,
    /** Refuses collections: not enough money on the account. Pay-outs settle. */
    NO_FUNDS,
    /** Takes the order and settles it when asked for the third time. */
    LATE,
    /** Takes the order and refuses it when asked for the third time. */
    LATE_REFUSAL,
    /** Settles, and says so by a notice and again by its reply. */
    REPEATS,
    /** Settles, but the reply is lost on the way. */
    LOST_REPLY,
    /** The order itself is lost on the way; the second one arrives. */
    LOST_ORDER,
    /** Says failed, and when asked again, settled. The money has moved. */
    FAILED_THEN_SETTLED,
    /** Says settled, and when asked again, failed. The money has not moved. */
    SETTLED_THEN_FAILED,
    /** Never answers. */
    SILENT,
    /** Refuses the first order for this account and amount, settles later ones. */
    FIRST_FAILS;

    static final int LATE_ASKS = 3;

    /** Whether the answer depends on how often it was asked for. */
    boolean countsAsks() {
        return this == LATE || this == LATE_REFUSAL;
    }
}
