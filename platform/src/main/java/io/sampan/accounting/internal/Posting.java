package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.Journal;
import io.sampan.ledger.Side;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One leg of a journal with its amount, on its way to become a transfer. Its id follows from
 * journal and leg: writing it again writes the same.
 */
record Posting(Journal journal, int leg, PostingRule.Leg accounts, Money amount) {

    Transfer transfer() {
        return new Transfer(
                new TransferId(named("transfer/" + journal.id() + "/" + leg)),
                account(Side.DEBIT).id(),
                account(Side.CREDIT).id(),
                amount);
    }

    LedgerAccount account(Side side) {
        GlAccount gl = side == Side.DEBIT ? accounts.debit() : accounts.credit();
        return LedgerAccount.of(gl, amount.currency(), journal.subject());
    }

    static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
