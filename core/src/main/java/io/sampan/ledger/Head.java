package io.sampan.ledger;

/**
 * Where an account stands: after its newest entry, and with what is held on it.
 *
 * @param version the number of its entries; the next entry is {@code version + 1}
 * @param balanceMinor debits minus credits in minor units: positive is a debit balance
 * @param heldDebitMinor what open holds would debit
 * @param heldCreditMinor what open holds would credit
 */
public record Head(
        Account account,
        long version,
        long balanceMinor,
        long heldDebitMinor,
        long heldCreditMinor) {

    public Head {
        if (version < 0 || heldDebitMinor < 0 || heldCreditMinor < 0) {
            throw new IllegalArgumentException(
                    "account %s: version %d, held %d and %d must not be negative"
                            .formatted(account.id(), version, heldDebitMinor, heldCreditMinor));
        }
        if (version == 0 && balanceMinor != 0) {
            throw new IllegalArgumentException(
                    "account " + account.id() + " has a balance but no entry");
        }
    }

    /** An account on which nothing is held. */
    public Head(Account account, long version, long balanceMinor) {
        this(account, version, balanceMinor, 0, 0);
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
                Math.addExact(balanceMinor, side.signed(minor)),
                heldDebitMinor,
                heldCreditMinor);
    }

    /**
     * The head with more held, or with less if the amount is negative.
     *
     * @throws ArithmeticException if what is held leaves the range of a {@code long}
     */
    public Head holding(Side side, long minor) {
        return side == Side.DEBIT
                ? new Head(
                        account,
                        version,
                        balanceMinor,
                        Math.addExact(heldDebitMinor, minor),
                        heldCreditMinor)
                : new Head(
                        account,
                        version,
                        balanceMinor,
                        heldDebitMinor,
                        Math.addExact(heldCreditMinor, minor));
    }

    Head with(Account agreed) {
        return new Head(agreed, version, balanceMinor, heldDebitMinor, heldCreditMinor);
    }

    boolean empty() {
        return balanceMinor == 0 && heldDebitMinor == 0 && heldCreditMinor == 0;
    }

    /**
     * How much more a side can take before the limit is reached; below zero if it is overstepped,
     * {@code Long.MAX_VALUE} if the limit does not mind that side.
     *
     * @throws ArithmeticException if the figures leave the range of a {@code long}
     */
    long room(Side side) {
        if (!account.limit().minds(side)) {
            return Long.MAX_VALUE;
        }
        long worst =
                side == Side.DEBIT
                        ? Math.addExact(balanceMinor, heldDebitMinor)
                        : Math.subtractExact(heldCreditMinor, balanceMinor);
        return Math.subtractExact(account.allowanceMinor(), worst);
    }
}
