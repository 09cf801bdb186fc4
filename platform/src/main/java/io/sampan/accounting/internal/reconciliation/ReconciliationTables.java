package io.sampan.accounting.internal.reconciliation;

import io.sampan.access.Access;
import io.sampan.access.Ids;
import io.sampan.accounting.Reconciliation.Difference;
import io.sampan.accounting.Reconciliation.Kind;
import io.sampan.accounting.Reconciliation.StatementLine;
import io.sampan.accounting.internal.reconciliation.Matching.Ours;
import io.sampan.accounting.internal.reconciliation.Matching.Pair;
import io.sampan.accounting.internal.reconciliation.Matching.Theirs;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statements, their lines, what they were matched with, and what differs; only added to. */
@Component
class ReconciliationTables {

    /** The account of our money at banks. */
    static final String BANK = "1002";

    private static final String DIFFERENCES =
            """
            select d.*, s.number as statement_number, l.end_to_end, l.bank_reference, l.note,
                   last.kind as last_kind, last.reason as last_reason, owner.actor_name as owner
            from accounting.difference d
            join accounting.bank_statement s on s.id = d.statement
            left join accounting.bank_line l on l.statement = d.statement and l.number = d.line
            left join lateral (
                select kind, reason from accounting.difference_step p
                where p.difference = d.id order by number desc limit 1) last on true
            left join lateral (
                select actor_name from accounting.difference_step p
                where p.difference = d.id and p.kind = 'TAKEN' order by number desc limit 1) owner
              on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Access access;

    ReconciliationTables(JdbcClient jdbc, Clock clock, Access access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.access = access;
    }

    UUID add(BankStatement statement, String sha256) {
        var id = Ids.next();
        var actor = access.actor();
        jdbc.sql(
                        """
                        insert into accounting.bank_statement (id, gl, account, number, from_day, to_day,
                            currency, opening_minor, closing_minor, lines, sha256, imported_at, actor,
                            actor_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        BANK,
                        statement.account(),
                        statement.number(),
                        statement.from(),
                        statement.to(),
                        statement.closing().currency(),
                        statement.opening().minor(),
                        statement.closing().minor(),
                        statement.lines().size(),
                        sha256,
                        Timestamp.from(clock.instant()),
                        actor.user().value(),
                        actor.name())
                .update();
        int number = 0;
        for (var line : statement.lines()) {
            number++;
            jdbc.sql(
                            """
                            insert into accounting.bank_line (statement, number, day, value_date, side,
                                amount_minor, end_to_end, bank_reference, note)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            number,
                            line.day(),
                            line.valueDate(),
                            line.side().name(),
                            line.amount().minor(),
                            line.endToEnd(),
                            line.bankReference(),
                            line.note())
                    .update();
        }
        return id;
    }

    Optional<UUID> bySha256(String sha256) {
        return jdbc.sql("select id from accounting.bank_statement where sha256 = ?")
                .param(sha256)
                .query(UUID.class)
                .optional();
    }

    boolean known(String account, String number) {
        return jdbc.sql(
                                "select count(*) from accounting.bank_statement where account = ? and number = ?")
                        .params(account, number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<StatementLine> statements() {
        return jdbc.sql(
                        """
                        select s.*,
                            (select count(distinct m.line) from accounting.bank_match m
                             where m.statement = s.id) as matched,
                            (select count(*) from accounting.difference d where d.statement = s.id
                               and not exists (select from accounting.difference_step p
                                   where p.difference = d.id and p.kind in ('RESOLVED', 'MATCHED'))) as open
                        from accounting.bank_statement s
                        order by s.to_day desc, s.imported_at desc limit 400
                        """)
                .query((row, _) -> statement(row))
                .list();
    }

    /** Lines of the bank that are no journal yet; a line a person has explained is done. */
    List<Theirs> theirs() {
        return jdbc.sql(
                        """
                        select l.* from accounting.bank_line l
                        where not exists (select from accounting.bank_match m
                                          where m.statement = l.statement and m.line = l.number)
                          and not exists (
                              select from accounting.difference d
                              join accounting.difference_step p
                                on p.difference = d.id and p.kind = 'RESOLVED'
                              where d.statement = l.statement and d.line = l.number)
                        order by l.day, l.statement, l.number
                        """)
                .query((row, _) -> {
                    var references = new HashSet<String>();
                    for (var column : List.of("end_to_end", "bank_reference")) {
                        var text = row.getString(column);
                        if (!text.isBlank() && !text.equals("NOTPROVIDED")) {
                            references.add(text);
                        }
                    }
                    long minor = row.getLong("amount_minor");
                    return new Theirs(
                            row.getObject("statement", UUID.class),
                            row.getInt("number"),
                            row.getObject("day", LocalDate.class),
                            row.getString("side").equals("DEBIT") ? minor : -minor,
                            Set.copyOf(references));
                })
                .list();
    }

    /** Journals that moved our money at the bank and are no line yet. */
    List<Ours> ours(String currency, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select j.id, j.booking_date,
                            sum(case when da.gl = :bank then t.amount_minor else - t.amount_minor end)::bigint
                                as minor
                        from accounting.journal j
                        join accounting.movement t
                          on t.id = any (j.transfers) and t.currency = :currency
                        join accounting.named_account da on da.id = t.debit
                        join accounting.named_account ca on ca.id = t.credit
                        where j.booking_date between :from and :to
                          and (da.gl = :bank) <> (ca.gl = :bank)
                          and not exists (select from accounting.bank_match m where m.journal = j.id)
                          and not exists (
                              select from accounting.difference d
                              join accounting.difference_step p
                                on p.difference = d.id and p.kind = 'RESOLVED'
                              where d.journal = j.id)
                        group by j.id, j.booking_date
                        having sum(case when da.gl = :bank then t.amount_minor
                                        else - t.amount_minor end) <> 0
                        order by j.booking_date, j.id
                        """)
                .param("bank", BANK)
                .param("currency", currency)
                .param("from", from)
                .param("to", to)
                .query((row, _) ->
                        new Ours(
                                row.getString("id"),
                                row.getObject("booking_date", LocalDate.class),
                                row.getLong("minor"),
                                Set.of()))
                .list();
    }

    void match(Pair pair) {
        for (var journal : pair.journals()) {
            jdbc.sql(
                            """
                            insert into accounting.bank_match (journal, statement, line, how, at)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            journal.journal(),
                            pair.line().statement(),
                            pair.line().line(),
                            pair.how().name(),
                            Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /** Opens a difference; one that is known already stays as it is. */
    void open(
            Kind kind,
            UUID statement,
            @Nullable Integer line,
            @Nullable String journal,
            LocalDate day,
            Money amount) {
        jdbc.sql(
                        """
                        insert into accounting.difference (id, kind, statement, line, journal, day, currency,
                            amount_minor, opened_at)
                        values (:id, :kind, :statement, :line, :journal, :day, :currency, :minor, :at)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("kind", kind.name())
                .param("statement", statement)
                .param("line", line)
                .param("journal", journal)
                .param("day", day)
                .param("currency", amount.currency())
                .param("minor", amount.minor())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Closes what a match has explained: a line that became a journal, a journal that became a
     * line.
     */
    void closeMatched() {
        var explained =
                jdbc.sql(
                                """
                                select d.id from accounting.difference d
                                where ((d.kind = 'NOT_IN_BOOKS' and exists (
                                           select from accounting.bank_match m
                                           where m.statement = d.statement and m.line = d.line))
                                    or (d.kind = 'NOT_AT_BANK' and exists (
                                           select from accounting.bank_match m where m.journal = d.journal)))
                                  and not exists (
                                      select from accounting.difference_step p
                                      where p.difference = d.id and p.kind in ('RESOLVED', 'MATCHED'))
                                """)
                        .query(UUID.class)
                        .list();
        explained.forEach(id -> step(id, "MATCHED", ""));
    }

    void step(UUID difference, String kind, String reason) {
        var actor = access.actor();
        jdbc.sql(
                        """
                        insert into accounting.difference_step
                            (difference, number, kind, at, actor, actor_name, reason)
                        values (:id, 1 + (select coalesce(max(number), 0) from accounting.difference_step
                                          where difference = :id),
                            :kind, :at, :actor, :name, :reason)
                        """)
                .param("id", difference)
                .param("kind", kind)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.user().value())
                .param("name", actor.name())
                .param("reason", reason)
                .update();
    }

    Optional<Difference> difference(UUID id) {
        return jdbc.sql(DIFFERENCES + " where d.id = ?")
                .param(id)
                .query((row, _) -> difference(row))
                .optional();
    }

    List<Difference> differences(boolean open, LocalDate day, UUID after, int limit) {
        return jdbc.sql(
                        DIFFERENCES
                                + """
                                 where (d.day, d.id) > (:day, :after)
                                   and (coalesce(last.kind, '') in ('RESOLVED', 'MATCHED')) <> :open
                                 order by d.day, d.id limit :limit
                                """)
                .param("day", day)
                .param("after", after)
                .param("open", open)
                .param("limit", limit)
                .query((row, _) -> difference(row))
                .list();
    }

    long open(LocalDate through) {
        return jdbc.sql(
                        """
                        select count(*) from accounting.difference d where d.day <= ?
                          and not exists (select from accounting.difference_step p
                              where p.difference = d.id and p.kind in ('RESOLVED', 'MATCHED'))
                        """)
                .param(through)
                .query(Long.class)
                .single();
    }

    private Difference difference(ResultSet row) throws SQLException {
        long minor = row.getLong("amount_minor");
        var last = row.getString("last_kind");
        var endToEnd = row.getString("end_to_end");
        return new Difference(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("statement_number"),
                row.getObject("day", LocalDate.class),
                minor < 0 ? Side.CREDIT : Side.DEBIT,
                Money.ofMinor(row.getString("currency"), Math.abs(minor)),
                row.getString("journal"),
                endToEnd == null || endToEnd.isEmpty() ? row.getString("bank_reference") : endToEnd,
                row.getString("note"),
                Math.max(
                        0,
                        ChronoUnit.DAYS.between(
                                row.getTimestamp("opened_at").toInstant(), clock.instant())),
                row.getString("owner"),
                last == null || last.equals("TAKEN")
                        ? null
                        : last + ": " + row.getString("last_reason"));
    }

    private static StatementLine statement(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new StatementLine(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("number"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Money.ofMinor(currency, row.getLong("opening_minor")),
                Money.ofMinor(currency, row.getLong("closing_minor")),
                row.getInt("lines"),
                row.getInt("matched"),
                row.getInt("open"),
                row.getTimestamp("imported_at").toInstant(),
                row.getString("actor_name"));
    }
}
