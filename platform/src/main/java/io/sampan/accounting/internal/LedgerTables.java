package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Entry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The append-only tables of the ledger: lock, heads, and the one statement that writes. */
@Component
class LedgerTables {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    LedgerTables(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where an account stands, as stored. */
    record Newest(long version, long balanceMinor) {}

    /** Makes this transaction the only writer of the book until it ends. */
    void lockBook() {
        jdbc.queryForObject(
                "select code from accounting.book where code = 'main' for update", String.class);
    }

    /** The heads of those accounts that are open already. */
    Map<AccountId, Newest> heads(Collection<AccountId> accounts) {
        var heads = new HashMap<AccountId, Newest>();
        jdbc.query(
                """
                select a.id, coalesce(e.version, 0) as version,
                       coalesce(e.balance_minor, 0) as balance_minor
                from accounting.account a
                left join lateral (
                    select version, balance_minor from accounting.entry
                    where account = a.id order by version desc limit 1) e on true
                where a.id = any (?)
                """,
                statement ->
                        statement.setArray(
                                1, uuids(statement.getConnection(), accounts, AccountId::value)),
                row -> {
                    heads.put(
                            new AccountId(row.getObject("id", UUID.class)),
                            new Newest(row.getLong("version"), row.getLong("balance_minor")));
                });
        return heads;
    }

    /** Opens accounts; one that is open already stays as it is. */
    void open(List<LedgerAccount> accounts) {
        var now = Timestamp.from(clock.instant());
        jdbc.execute(
                """
                insert into accounting.account (id, gl, currency, subject, opened_at)
                select id, gl, currency, subject, ?
                from unnest(?, ?, ?, ?) as a (id, gl, currency, subject)
                on conflict (id) do nothing
                """,
                (PreparedStatement statement) -> {
                    var connection = statement.getConnection();
                    statement.setTimestamp(1, now);
                    statement.setArray(2, uuids(connection, accounts, a -> a.id().value()));
                    statement.setArray(3, array(connection, "text", accounts, a -> a.gl().no()));
                    statement.setArray(
                            4, array(connection, "text", accounts, LedgerAccount::currency));
                    statement.setArray(
                            5, array(connection, "text", accounts, LedgerAccount::subject));
                    return statement.executeUpdate();
                });
    }

    /**
     * Writes transfers and their entries together. The entries take their amount from the
     * transfer's row, and the key (account, version) refuses a writer who has seen an older head.
     *
     * @param entries two for each posting, debit first, in the same order
     * @throws OptimisticLockingFailureException if another writer was faster: the transaction can
     *     be run again
     */
    void write(List<Posting> postings, List<Entry> entries) {
        requireTwoEach(postings, entries);
        var debits = everySecond(entries, 0);
        var credits = everySecond(entries, 1);
        try {
            var written =
                    jdbc.execute(
                            WRITE,
                            (PreparedStatement statement) ->
                                    write(statement, postings, debits, credits));
            if (written == null || written != entries.size() + postings.size()) {
                throw new IllegalStateException(
                        "wrote %s rows for %d transfers".formatted(written, postings.size()));
            }
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException(
                    "another writer has posted to the same accounts: run the transaction again", e);
        }
    }

    private static final String WRITE =
            """
            with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as g (
                    id, journal, leg, debit, credit, currency, amount_minor, value_date,
                    debit_version, debit_balance, credit_version, credit_balance, place)
            ), batched as (
                insert into accounting.batch (book, number, at, items, transfers)
                select 'main', 1 + coalesce((select max(number) from accounting.batch), 0),
                       now(), count(*), array_agg(id order by place) from given
                returning number
            ), moved as (
                insert into accounting.transfer
                    (id, journal, leg, debit, credit, currency, amount_minor, value_date,
                     batch, place, debit_version, credit_version)
                select id, journal, leg, debit, credit, currency, amount_minor, value_date,
                       number, place, debit_version, credit_version
                from given, batched returning 1
            ), entered as (
                insert into accounting.entry
                    (account, version, transfer, side, amount_minor, balance_minor)
                select debit, debit_version, id, 'DEBIT', amount_minor, debit_balance from given
                union all
                select credit, credit_version, id, 'CREDIT', amount_minor, credit_balance from given
                returning 1
            )
            select (select count(*) from moved) + (select count(*) from entered)
            """;

    private static Long write(
            PreparedStatement statement,
            List<Posting> postings,
            List<Entry> debits,
            List<Entry> credits)
            throws SQLException {
        var c = statement.getConnection();
        statement.setArray(1, uuids(c, debits, entry -> entry.transfer().value()));
        statement.setArray(2, array(c, "text", postings, p -> p.journal().id()));
        statement.setArray(3, array(c, "int2", postings, p -> (short) p.leg()));
        statement.setArray(4, uuids(c, debits, entry -> entry.account().value()));
        statement.setArray(5, uuids(c, credits, entry -> entry.account().value()));
        statement.setArray(6, array(c, "text", postings, p -> p.amount().currency()));
        statement.setArray(7, array(c, "int8", postings, p -> p.amount().minor()));
        statement.setArray(
                8, array(c, "date", postings, p -> Date.valueOf(p.journal().valueDate())));
        statement.setArray(9, array(c, "int8", debits, Entry::version));
        statement.setArray(10, array(c, "int8", debits, Entry::balanceMinor));
        statement.setArray(11, array(c, "int8", credits, Entry::version));
        statement.setArray(12, array(c, "int8", credits, Entry::balanceMinor));
        try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The pair of the database's own constraints: what is written is what was evaluated. */
    private static void requireTwoEach(List<Posting> postings, List<Entry> entries) {
        if (entries.size() != 2 * postings.size()) {
            throw new IllegalStateException(
                    entries.size() + " entries for " + postings.size() + " transfers");
        }
        for (int i = 0; i < postings.size(); i++) {
            var transfer = postings.get(i).transfer();
            var debit = entries.get(2 * i);
            var credit = entries.get(2 * i + 1);
            if (!debit.transfer().equals(transfer.id())
                    || !credit.transfer().equals(transfer.id())
                    || !debit.account().equals(transfer.debit())
                    || !credit.account().equals(transfer.credit())
                    || debit.amountMinor() != transfer.amount().minor()
                    || credit.amountMinor() != transfer.amount().minor()) {
                throw new IllegalStateException(
                        "entries do not belong to transfer " + transfer.id());
            }
        }
    }

    private static List<Entry> everySecond(List<Entry> entries, int first) {
        var chosen = new ArrayList<Entry>(entries.size() / 2);
        for (int i = first; i < entries.size(); i += 2) {
            chosen.add(entries.get(i));
        }
        return chosen;
    }

    private static <T> Array uuids(
            Connection connection, Collection<T> rows, Function<T, UUID> value)
            throws SQLException {
        return array(connection, "uuid", rows, value);
    }

    private static <T> Array array(
            Connection connection, String type, Collection<T> rows, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
