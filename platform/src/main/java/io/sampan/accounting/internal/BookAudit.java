package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.LedgerAudit;
import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.accounting.internal.periods.MonthAudit;
import io.sampan.accounting.internal.seals.SealAudit;
import io.sampan.ledger.Limit;
import io.sampan.packs.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the invariants of the stored books by statements that share nothing with the code that
 * writes them. All checks see one snapshot, so writers may go on.
 */
@Component
class BookAudit {

    static final int EXAMPLES_MAX = 5;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Chart chart;
    private final RuleAudit ruleAudit;
    private final SealAudit sealAudit;
    private final MonthAudit monthAudit;
    private final TransactionTemplate snapshot;

    BookAudit(
            JdbcClient jdbc,
            Clock clock,
            Chart chart,
            RuleAudit ruleAudit,
            SealAudit sealAudit,
            MonthAudit monthAudit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.chart = chart;
        this.ruleAudit = ruleAudit;
        this.sealAudit = sealAudit;
        this.monthAudit = monthAudit;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    LedgerAudit run() {
        return snapshot.execute(_ -> read());
    }

    private LedgerAudit read() {
        var checks = new ArrayList<Check>();
        for (var statement : AuditStatements.ALL) {
            checks.add(check(statement.name(), statement.text(), statement.sql()));
        }
        checks.add(limits(Limit.CREDITS_WITHIN_DEBITS, "never_credit", "e.balance_minor < 0"));
        checks.add(limits(Limit.DEBITS_WITHIN_CREDITS, "never_debit", "e.balance_minor > 0"));
        checks.add(ruleAudit.journals());
        checks.add(ruleAudit.accounts());
        checks.addAll(sealAudit.checks());
        checks.add(monthAudit.check());
        return new LedgerAudit(
                clock.instant(),
                count("journal"),
                count("transfer"),
                count("entry"),
                count("account"),
                checks);
    }

    private Check limits(Limit limit, String name, String broken) {
        var accounts =
                chart.accounts().stream()
                        .filter(account -> account.limit() == limit)
                        .map(GlAccount::no)
                        .toList();
        var sql =
                "select e.account || '/' || e.version from accounting.entry e"
                        + " join accounting.account a on a.id = e.account where a.gl in ('"
                        + String.join("', '", accounts)
                        + "') and "
                        + broken;
        return check(
                name, new Words("余额不超出科目限制（" + name + "）", "Balances keep the limit " + name), sql);
    }

    private Check check(String name, Words text, String sql) {
        var faults = jdbc.sql("select count(*) from (" + sql + ") f").query(Long.class).single();
        List<String> examples =
                faults == 0
                        ? List.of()
                        : jdbc.sql(
                                        "select * from ("
                                                + sql
                                                + ") f (place) order by place limit "
                                                + EXAMPLES_MAX)
                                .query((row, _) -> String.valueOf(row.getString(1)))
                                .list();
        return new Check(name, text, faults, examples);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from accounting." + table).query(Long.class).single();
    }
}
