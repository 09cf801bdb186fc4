package io.sampan.accounting.internal;

import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.ledger.Side;
import io.sampan.packs.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads every journal again and says which transfers its posting rule wants: what a change of
 * transfer and entries alike, in step, cannot hide.
 */
@Component
class RuleAudit {

    private final JdbcTemplate jdbc;
    private final PostingRules rules;
    private final Chart chart;

    RuleAudit(JdbcTemplate jdbc, PostingRules rules, Chart chart) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.chart = chart;
    }

    Check journals() {
        var transfers = new TreeMap<String, Set<String>>();
        jdbc.query(
                "select * from accounting.movement",
                row -> {
                    transfers
                            .computeIfAbsent(row.getString("journal"), _ -> new TreeSet<>())
                            .add(stored(row));
                });
        var faults = new ArrayList<String>();
        jdbc.query(
                "select * from accounting.journal order by id",
                row -> {
                    var id = row.getString("id");
                    if (!wanted(row).equals(transfers.getOrDefault(id, Set.of()))) {
                        faults.add(id);
                    }
                });
        return check(
                "journals_follow_rules",
                new Words("每笔凭证均按记账规则入账", "Every journal has the transfers its posting rule wants"),
                faults);
    }

    /** The id of a ledger account follows from what it is for. */
    Check accounts() {
        var faults = new ArrayList<String>();
        jdbc.query(
                "select * from accounting.account order by id",
                row -> {
                    var gl = chart.find(row.getString("gl"));
                    var id = row.getObject("id", UUID.class);
                    var right =
                            gl.map(account ->
                                            LedgerAccount.of(
                                                    account,
                                                    text(row, "currency"),
                                                    text(row, "subject")))
                                    .filter(account -> account.id().value().equals(id));
                    if (right.isEmpty()) {
                        faults.add(id.toString());
                    }
                });
        return check(
                "accounts_are_in_the_chart",
                new Words("账户均属于会计科目表", "Every ledger account belongs to the chart"),
                faults);
    }

    private Set<String> wanted(ResultSet row) throws SQLException {
        var wanted = new TreeSet<String>();
        List<Posting> postings;
        try {
            postings = rules.postings(JournalTable.recorded(row).journal());
        } catch (IllegalStateException | IllegalArgumentException _) {
            // A journal that no rule explains has no right transfers: the caller reports it.
            return Set.of("none");
        }
        for (var posting : postings) {
            wanted.add(
                    line(
                            posting.transfer().id().value(),
                            posting.leg(),
                            posting.account(Side.DEBIT).id().value(),
                            posting.account(Side.CREDIT).id().value(),
                            posting.amount().currency(),
                            posting.amount().minor()));
        }
        return wanted;
    }

    private static String stored(ResultSet row) throws SQLException {
        return line(
                row.getObject("id", UUID.class),
                row.getInt("leg"),
                row.getObject("debit", UUID.class),
                row.getObject("credit", UUID.class),
                row.getString("currency"),
                row.getLong("amount_minor"));
    }

    private static String line(
            UUID id, int leg, UUID debit, UUID credit, String currency, long minor) {
        return "%s %d %s %s %s %d".formatted(id, leg, debit, credit, currency, minor);
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(column, e);
        }
    }

    private static Check check(String name, Words text, List<String> faults) {
        return new Check(
                name,
                text,
                faults.size(),
                faults.subList(0, Math.min(BookAudit.EXAMPLES_MAX, faults.size())));
    }
}
