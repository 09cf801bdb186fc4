package io.sampan.accounting.internal;

import io.sampan.access.Page;
import io.sampan.accounting.EntryLine;
import io.sampan.accounting.EntryLine.AccountName;
import io.sampan.accounting.EntryQuery;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.TrialBalance;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the books: trial balance, balances, entries. */
@Component
class Statements {

    private static final String LINES =
            """
            select t.journal, t.leg, t.currency, t.value_date, e.side, e.amount_minor,
                   e.balance_minor, a.gl, j.event, j.booking_date, j.recorded_at, j.subject
            from accounting.transfer t
            join accounting.journal j on j.id = t.journal
            cross join lateral (
                select * from accounting.entry
                where account = t.debit and version = t.debit_version
                union all
                select * from accounting.entry
                where account = t.credit and version = t.credit_version) e
            join accounting.account a on a.id = e.account
            """;

    private final JdbcClient jdbc;
    private final Chart chart;
    private final PostingRules rules;

    Statements(JdbcClient jdbc, Chart chart, PostingRules rules) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.rules = rules;
    }

    /**
     * Summed from what is posted and what waits for it, whose one amount stands on both sides: it
     * cannot be unbalanced by a missing entry. That the entries say the same is the audit's to
     * prove.
     */
    TrialBalance trialBalance(LocalDate asOf) {
        var sums =
                jdbc.sql(
                                """
                                select a.gl, sum(m.debits)::bigint as debits, sum(m.credits)::bigint as credits
                                from (
                                    select debit as account, sum(amount_minor) as debits, 0 as credits
                                    from accounting.movement
                                    where value_date <= :asOf and currency = :currency group by debit
                                    union all
                                    select credit, 0, sum(amount_minor)
                                    from accounting.movement
                                    where value_date <= :asOf and currency = :currency group by credit
                                ) m join accounting.named_account a on a.id = m.account
                                group by a.gl order by a.gl
                                """)
                        .param("asOf", asOf)
                        .param("currency", Money.CNY)
                        .query((row, _) ->
                                new TrialBalance.Row(
                                        chart.account(row.getString("gl")),
                                        Money.ofMinor(Money.CNY, row.getLong("debits")),
                                        Money.ofMinor(Money.CNY, row.getLong("credits"))))
                        .list();
        return new TrialBalance(asOf, Money.CNY, sums);
    }

    Money balance(GlAccount account, @Nullable String subject, LocalDate asOf) {
        var bySubject = subject == null ? "" : " and j.subject = :subject";
        var sql =
                """
                select coalesce(sum(case when a.id = t.debit then t.amount_minor
                                         else - t.amount_minor end), 0)::bigint
                from accounting.named_account a
                join accounting.movement t on t.debit = a.id or t.credit = a.id
                """
                        + (subject == null ? "" : "join accounting.journal j on j.id = t.journal\n")
                        + """
                        where a.gl = :gl and a.currency = :currency and t.value_date <= :asOf
                        """
                        + bySubject;
        var asked =
                jdbc.sql(sql)
                        .param("gl", account.no())
                        .param("currency", Money.CNY)
                        .param("asOf", asOf);
        if (subject != null) {
            asked = asked.param("subject", subject);
        }
        return onNormalSide(account, Money.ofMinor(Money.CNY, asked.query(Long.class).single()));
    }

    Page<EntryLine> entries(EntryQuery query) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        given(where, values, "a.gl = :account", "account", query.account());
        given(where, values, "j.subject = :subject", "subject", query.subject());
        given(where, values, "j.event = :event", "event", query.event());
        var day = query.by() == EntryQuery.By.VALUE_DATE ? "t.value_date" : "j.booking_date";
        given(where, values, day + " >= :from", "from", query.from());
        given(where, values, day + " <= :to", "to", query.to());
        given(
                where,
                values,
                "j.recorded_at <= :knownAt",
                "knownAt",
                query.knownAt() == null ? null : Timestamp.from(query.knownAt()));
        if (query.cursor() != null) {
            where.add(
                    "("
                            + day
                            + """
                            , j.recorded_at, t.journal, - t.leg, e.side)
                                < (:day, :recordedAt, :journal, :leg, :side)
                            """);
            values.putAll(EntryCursor.read(query.cursor()).values());
        }
        var found = new ArrayList<Found>();
        found.addAll(
                jdbc.sql(
                                LINES
                                        + (where.isEmpty()
                                                ? ""
                                                : "where " + String.join(" and ", where))
                                        + " order by "
                                        + day
                                        + """
                                         desc, j.recorded_at desc, t.journal desc,
                                                 - t.leg desc, e.side desc
                                        limit :limit
                                        """)
                        .params(values)
                        .param("limit", query.limit() + 1)
                        .query((row, _) -> found(row))
                        .list());
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        var next =
                found.size() > query.limit()
                        ? EntryCursor.of(page.getLast().line(), page.getLast().leg(), query.by())
                                .text()
                        : null;
        return new Page<>(page.stream().map(Found::line).toList(), next);
    }

    List<EntryLine> entriesOf(String journal) {
        return jdbc.sql(
                        LINES
                                + """
                                where t.id = any (
                                    select unnest(transfers) from accounting.journal where id = :journal)
                                order by t.leg, e.side desc
                                """)
                .param("journal", journal)
                .query((row, _) -> found(row).line())
                .list();
    }

    private record Found(EntryLine line, int leg) {}

    private static void given(
            List<String> where,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private Found found(ResultSet row) throws SQLException {
        var account = chart.account(row.getString("gl"));
        var currency = row.getString("currency");
        var bookedOn = row.getObject("booking_date", LocalDate.class);
        var event = row.getString("event");
        var line =
                new EntryLine(
                        row.getString("journal"),
                        event,
                        rules.rule(event, bookedOn).text(),
                        row.getObject("value_date", LocalDate.class),
                        bookedOn,
                        row.getTimestamp("recorded_at").toInstant(),
                        new AccountName(account.no(), account.name()),
                        Side.valueOf(row.getString("side")),
                        Money.ofMinor(currency, row.getLong("amount_minor")),
                        onNormalSide(
                                account, Money.ofMinor(currency, row.getLong("balance_minor"))),
                        row.getString("subject"));
        return new Found(line, row.getInt("leg"));
    }

    private static Money onNormalSide(GlAccount account, Money debitBalance) {
        return account.normal() == Side.DEBIT ? debitBalance : debitBalance.negated();
    }
}
