package io.sampan.accounting;

import io.sampan.ledger.Limit;
import io.sampan.ledger.Side;
import io.sampan.packs.Words;

/**
 * An account of the general ledger, after the chart of the Chinese accounting standards.
 *
 * @param no its number in the standard, for example {@code 1303}
 * @param normal the side on which it grows
 * @param bySubject whether each subject has a ledger account of its own (a sub-ledger)
 * @param limit what the balance of each of its ledger accounts may never become
 */
public record GlAccount(
        String no, Words name, Kind kind, Side normal, boolean bySubject, Limit limit) {

    /** The element of the financial statements. */
    public enum Kind {
        ASSET,
        LIABILITY,
        EQUITY,
        INCOME,
        EXPENSE
    }
}
