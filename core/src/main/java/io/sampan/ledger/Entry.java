package io.sampan.ledger;

/**
 * One side of a transfer as it stands in one account.
 *
 * @param version its number in the account, without gaps from 1
 * @param amountMinor more than zero, in minor units of the account's currency
 * @param balanceMinor the account's debits minus credits after it
 */
public record Entry(
        AccountId account,
        long version,
        TransferId transfer,
        Side side,
        long amountMinor,
        long balanceMinor) {

    public Entry {
        if (version < 1 || amountMinor < 1) {
            throw new IllegalArgumentException(
                    "entry %s/%d of %d: both must be positive"
                            .formatted(account, version, amountMinor));
        }
    }
}
