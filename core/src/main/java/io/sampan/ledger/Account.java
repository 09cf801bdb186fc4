package io.sampan.ledger;

import io.sampan.money.Money;

/**
 * An account of a book.
 *
 * @param currency the one currency it holds, ISO 4217
 * @param limit what its balance may never become
 * @param allowanceMinor how far the limit may be overstepped, in minor units: a credit line; zero
 *     or more
 * @param terms how often allowance or closing were agreed
 * @param closed whether it takes no more entries
 */
public record Account(
        AccountId id,
        String currency,
        Limit limit,
        long allowanceMinor,
        int terms,
        boolean closed) {

    public Account {
        Money.scale(currency);
        if (allowanceMinor < 0 || terms < 0) {
            throw new IllegalArgumentException(
                    "account %s: allowance %d and terms %d must not be negative"
                            .formatted(id, allowanceMinor, terms));
        }
    }

    /** An open account without a credit line. */
    public Account(AccountId id, String currency, Limit limit) {
        this(id, currency, limit, 0, 0, false);
    }

    Account with(long newAllowanceMinor, boolean nowClosed) {
        return new Account(
                id, currency, limit, newAllowanceMinor, Math.addExact(terms, 1), nowClosed);
    }
}
