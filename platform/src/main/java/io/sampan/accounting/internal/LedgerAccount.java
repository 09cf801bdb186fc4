package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.ledger.Account;
import io.sampan.ledger.AccountId;

/**
 * An account the ledger keeps: an account of the chart in one currency, for one subject where the
 * chart says so. The id follows from the rest.
 *
 * @param subject empty where the chart keeps one account for all
 */
record LedgerAccount(AccountId id, GlAccount gl, String currency, String subject) {

    static LedgerAccount of(GlAccount gl, String currency, String subject) {
        var own = gl.bySubject() ? subject : "";
        var id = Posting.named("account/" + gl.no() + "/" + currency + "/" + own);
        return new LedgerAccount(new AccountId(id), gl, currency, own);
    }

    Account account() {
        return new Account(id, currency, gl.limit());
    }
}
