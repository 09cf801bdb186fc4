package io.sampan.ledger;

import io.sampan.money.Money;

/**
 * An account of a book.
 *
 * @param currency the one currency it holds, ISO 4217
 * @param limit what its balance may never become
 */
public record Account(AccountId id, String currency, Limit limit) {

    public Account {
        Money.scale(currency);
    }
}
