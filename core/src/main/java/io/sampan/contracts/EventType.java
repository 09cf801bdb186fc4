package io.sampan.contracts;

/**
 * What can happen in the life of a contract, by the names of the ACTUS standard.
 *
 * <p>Events of one moment happen in the order of their {@link #rank}; the ranks are those the
 * public test beds need, not the sequence numbers of the dictionary.
 */
public enum EventType {
    /** Principal increase. */
    PI(0),
    /** Principal drawing on a credit line. */
    PD(0),
    /** Penalty on an early repayment; before it, since it looks at the notional before it. */
    PY(0),
    /** Principal prepayment. */
    PP(0),
    /** Credit event: a change of performance. */
    CE(0),
    /** Initial exchange: the pay-out. */
    IED(2),
    /** Principal redemption. */
    PR(3),
    /** Interest payment. */
    IP(4),
    /** Fixed interest of a swap. */
    IPFX(4),
    /** Interest capitalisation. */
    IPCI(4),
    /** Floating interest of a swap. */
    IPFL(5),
    /** Fee payment. */
    FP(6),
    /** Dividend. */
    DV(7),
    /** Margin call. */
    MR(8),
    /** Rate reset to an observed rate. */
    RR(10),
    /** Rate reset to a rate known beforehand. */
    RRF(10),
    /** Fixing of the equal payment. */
    PRF(11),
    /** Scaling by an index. */
    SC(12),
    /** Fixing of the interest calculation base. */
    IPCB(13),
    /** Purchase. */
    PRD(14),
    /** Termination, a sale before maturity. */
    TD(15),
    /** Maturity. */
    MD(16),
    /** Exercise. */
    XD(17),
    /** Settlement. */
    STD(18),
    /** Monitoring: a look at the state, nothing is paid. */
    AD(31);

    private static final EventType[] ALL = values();

    private final int rank;

    EventType(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    /** A small number for packing; it never leaves memory. */
    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    static EventType of(int code) {
        return ALL[code];
    }
}
