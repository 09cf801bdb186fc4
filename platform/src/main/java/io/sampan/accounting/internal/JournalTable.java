package io.sampan.accounting.internal;

import io.sampan.accounting.Journal;
import io.sampan.ledger.Limit;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The journals as they were recorded: what a lane will read as posting intents. */
@Component
class JournalTable {

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    JournalTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A journal and when it was recorded. */
    record Recorded(Journal journal, Instant at) {}

    /**
     * Writes a journal and its intents; false if its id is known already. Waits for a writer of the
     * same id.
     */
    boolean add(Journal journal, List<Posting> legs) {
        var recorded =
                jdbc.sql(ADD)
                        .param(1, journal.id())
                        .param(2, journal.event())
                        .param(3, journal.valueDate())
                        .param(4, journal.bookingDate())
                        .param(5, journal.subject())
                        .param(6, amounts(journal.amounts()))
                        .param(7, Timestamp.from(clock.instant()))
                        .param(8, texts(legs, leg -> leg.transfer().id()))
                        .param(9, texts(legs, Posting::leg))
                        .param(10, texts(legs, leg -> leg.account(Side.DEBIT).id()))
                        .param(11, texts(legs, leg -> leg.account(Side.CREDIT).id()))
                        .param(12, texts(legs, leg -> leg.account(Side.DEBIT).gl().no()))
                        .param(13, texts(legs, leg -> leg.account(Side.CREDIT).gl().no()))
                        .param(14, texts(legs, leg -> leg.account(Side.DEBIT).subject()))
                        .param(15, texts(legs, leg -> leg.account(Side.CREDIT).subject()))
                        .param(16, texts(legs, leg -> leg.amount().currency()))
                        .param(17, texts(legs, leg -> leg.amount().minor()))
                        .update();
        if (recorded != 0 && recorded != legs.size()) {
            throw new IllegalStateException(
                    "journal %s left %d intents, expected %d"
                            .formatted(journal.id(), recorded, legs.size()));
        }
        return recorded != 0;
    }

    private static final String ADD =
            """
            with journal as (
                insert into accounting.journal
                    (id, event, value_date, booking_date, subject, amounts, recorded_at, transfers)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?::uuid[])
                on conflict (id) do nothing
                returning id, value_date, transfers
            )
            insert into accounting.intent
                (journal, leg, book, transfer, debit, credit, debit_gl, credit_gl,
                 debit_subject, credit_subject, currency, amount_minor, value_date)
            select j.id, l.leg, 'main', l.transfer, l.debit, l.credit, l.debit_gl, l.credit_gl,
                   l.debit_subject, l.credit_subject, l.currency, l.amount_minor, j.value_date
            from journal j, unnest(j.transfers, ?::smallint[], ?::uuid[], ?::uuid[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as l (transfer, leg, debit, credit, debit_gl, credit_gl, debit_subject,
                    credit_subject, currency, amount_minor)
            """;

    /**
     * What this transaction has recorded, together with what waits already and what is posted, must
     * keep the limits of the accounts: the lane would refuse it later, when it is too late.
     */
    Optional<String> brokenLimit(List<String> journals, Function<String, Limit> limits) {
        return jdbc
                .sql(
                        """
                        with mine as (
                            select debit as account, debit_gl as gl from accounting.intent
                            where journal = any (string_to_array(:journals, ' '))
                            union
                            select credit, credit_gl from accounting.intent
                            where journal = any (string_to_array(:journals, ' '))
                        ), moving as (
                            select account, sum(minor) as minor from (
                                select debit as account, amount_minor as minor from accounting.intent
                                union all
                                select credit, - amount_minor from accounting.intent) w
                            group by account
                        )
                        select m.account, m.gl, w.minor + coalesce(e.balance_minor, 0) as balance,
                               coalesce(t.allowance_minor, 0) as allowance
                        from mine m join moving w on w.account = m.account
                        left join lateral (
                            select balance_minor from accounting.entry
                            where account = m.account order by version desc limit 1) e on true
                        left join lateral (
                            select allowance_minor from accounting.account_term
                            where account = m.account order by number desc limit 1) t on true
                        """)
                .param("journals", String.join(" ", journals))
                .query((row, _) -> {
                    long balance = row.getLong("balance");
                    long allowance = row.getLong("allowance");
                    var limit = limits.apply(row.getString("gl"));
                    var over =
                            balance > 0
                                    ? Math.max(balance - allowance, 0)
                                    : Math.min(balance + allowance, 0);
                    return limit.allows(over)
                            ? ""
                            : "LimitExceeded: %s of account %s, balance %d"
                                    .formatted(limit, row.getString("account"), balance);
                })
                .list()
                .stream()
                .filter(fault -> !fault.isEmpty())
                .findFirst();
    }

    /** The journals that wait to be posted, as far as this transaction sees them. */
    List<String> waiting() {
        return jdbc.sql("select distinct journal from accounting.intent")
                .query(String.class)
                .list();
    }

    Optional<Recorded> find(String id) {
        return jdbc.sql("select * from accounting.journal where id = ?")
                .param(id)
                .query((row, _) -> recorded(row))
                .optional();
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                new Journal(
                        row.getString("id"),
                        row.getString("event"),
                        row.getObject("value_date", LocalDate.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getString("subject"),
                        amounts(row.getString("amounts"))),
                row.getTimestamp("recorded_at").toInstant());
    }

    /** An array as text. Subjects may hold anything, so each value is quoted. */
    private static String texts(List<Posting> legs, Function<Posting, Object> value) {
        return legs.stream()
                .map(leg -> value.apply(leg).toString())
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@code {"principal": "CNY 100.00"}}. */
    private static String amounts(Map<String, Money> amounts) {
        var texts = new TreeMap<String, String>();
        amounts.forEach((name, amount) -> texts.put(name, amount.toString()));
        return JSON.writeValueAsString(texts);
    }

    private static Map<String, Money> amounts(String json) {
        var amounts = new TreeMap<String, Money>();
        JSON.readValue(json, TEXTS)
                .forEach((name, text) ->
                        amounts.put(name, Money.of(text.substring(0, 3), text.substring(4))));
        return amounts;
    }
}
