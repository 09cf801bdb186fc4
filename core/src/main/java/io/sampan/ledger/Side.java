package io.sampan.ledger;

/** The two sides of an account. A balance counts debits as positive. */
public enum Side {
    DEBIT,
    CREDIT;

    /** What an amount on this side does to a balance. */
    long signed(long minor) {
        return this == DEBIT ? minor : Math.negateExact(minor);
    }

    /** The one of two that belongs to this side. */
    public <T> T of(T debit, T credit) {
        return this == DEBIT ? debit : credit;
    }
}
