package io.sampan.ledger;

/**
 * Where an account stands: after its newest entry.
 *
 * @param version the number of its entries; the next entry is {@code version + 1}
 * @param balanceMinor debits minus credits in minor units: positive is a debit balance
 */
public record Head(Account account, long version, long balanceMinor) {

    public Head {
        if (version < 0) {
            throw new IllegalArgumentException("version " + version + " must not be negative");
        }
        if (version == 0 && balanceMinor != 0) {
            throw new IllegalArgumentException(
                    "account " + account.id() + " has a balance but no entry");
        }
    }

    /** An account nothing was ever posted to. */
    public static Head empty(Account account) {
        return new Head(account, 0, 0);
    }

    /**
     * The head after one more entry.
     *
     * @throws ArithmeticException if the balance leaves the range of a {@code long}
     */
    Head after(Side side, long minor) {
        return new Head(
                account,
                Math.addExact(version, 1),
                Math.addExact(balanceMinor, side.signed(minor)));
    }
}
