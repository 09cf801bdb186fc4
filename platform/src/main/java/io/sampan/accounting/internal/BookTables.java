package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.ledger.Account;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Head;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Kept;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A book in its PostgreSQL tables, over one connection of its own: whoever waits for the lane may
 * hold all connections of the pool.
 */
final class BookTables implements BookStore {

    /** A key, or an id that another kind of step has: {@link WriteStatement} divides by zero. */
    private static final Set<String> TAKEN = Set.of("23505", "22012");

    private static final Set<String> SURELY_UNDONE = Set.of("40001", "40P01", "53100");

    private final String book;
    private final DataSource database;
    private final Function<String, GlAccount> chart;
    private @Nullable Connection connection;

    /**
     * @param chart finds an account of the chart by its number
     */
    BookTables(String book, DataSource database, Function<String, GlAccount> chart) {
        this.book = book;
        this.database = database;
        this.chart = chart;
    }

    /** Work on a statement. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    @Override
    public Newest newest() {
        return run(
                """
                select number, at from accounting.batch where book = ?
                order by number desc limit 1
                """,
                statement -> {
                    statement.setString(1, book);
                    try (var rows = statement.executeQuery()) {
                        return rows.next()
                                ? new Newest(rows.getLong(1), instant(rows, "at"))
                                : new Newest(0, Instant.EPOCH);
                    }
                });
    }

    @Override
    public Map<AccountId, Head> heads(Collection<AccountId> accounts) {
        return run(
                """
                select a.id, a.gl, a.currency, coalesce(e.version, 0) as version,
                       coalesce(e.balance_minor, 0) as balance_minor,
                       coalesce(t.number, 0) as terms, coalesce(t.allowance_minor, 0) as allowance,
                       coalesce(t.closed, false) as closed
                from unnest(?::uuid[]) asked (id)
                join accounting.account a on a.id = asked.id and a.book = ?
                left join lateral (
                    select version, balance_minor from accounting.entry
                    where account = a.id order by version desc limit 1) e on true
                left join lateral (
                    select number, allowance_minor, closed from accounting.account_term
                    where account = a.id order by number desc limit 1) t on true
                """,
                statement -> {
                    statement.setArray(1, uuids(statement, accounts, AccountId::value));
                    statement.setString(2, book);
                    var heads = new HashMap<AccountId, Head>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            var head = head(rows);
                            heads.put(head.account().id(), head);
                        }
                    }
                    return heads;
                });
    }

    private Head head(ResultSet row) throws SQLException {
        return new Head(
                new Account(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("currency"),
                        chart.apply(row.getString("gl")).limit(),
                        row.getLong("allowance"),
                        row.getInt("terms"),
                        row.getBoolean("closed")),
                row.getLong("version"),
                row.getLong("balance_minor"));
    }

    @Override
    public List<Hold> openHolds(Instant at) {
        return run(
                """
                select h.* from accounting.hold h
                join accounting.account a on a.id = h.debit and a.book = ?
                where h.expires_at > ?
                  and not exists (select from accounting.hold_end e where e.hold = h.id)
                """,
                statement -> {
                    statement.setString(1, book);
                    statement.setObject(2, at.atOffset(ZoneOffset.UTC));
                    var holds = new ArrayList<Hold>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            holds.add(KeptRows.hold(rows));
                        }
                    }
                    return holds;
                });
    }

    @Override
    public Map<TransferId, Kept> kept(Collection<TransferId> ids) {
        var kept = new HashMap<TransferId, Kept>();
        for (var source : KeptRows.values()) {
            run(
                    source.sql,
                    statement -> {
                        statement.setArray(1, uuids(statement, ids, TransferId::value));
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) {
                                kept.putIfAbsent(
                                        new TransferId(rows.getObject("id", UUID.class)),
                                        source.read(rows));
                            }
                        }
                        return kept;
                    });
        }
        return kept;
    }

    @Override
    public List<Order> waiting(int legsMax, Set<String> without) {
        return run(
                """
                select * from accounting.intent
                where book = ? and journal in (
                    select journal from accounting.intent
                    where book = ? and journal <> all (?)
                    order by queued_at, journal, leg limit ?)
                order by queued_at, journal, leg
                """,
                statement -> {
                    statement.setString(1, book);
                    statement.setString(2, book);
                    statement.setArray(
                            3, statement.getConnection().createArrayOf("text", without.toArray()));
                    statement.setInt(4, legsMax);
                    var legs = new LinkedHashMap<String, List<Intent>>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            var leg = Intent.of(rows);
                            legs.computeIfAbsent(leg.journal(), _ -> new ArrayList<>()).add(leg);
                        }
                    }
                    return legs.values().stream().map(this::order).toList();
                });
    }

    private Order order(List<Intent> legs) {
        return Intent.order(legs, chart);
    }

    @Override
    public void write(Batch batch) {
        var statement = WriteStatement.of(batch);
        int written =
                run(
                        statement.sql(),
                        prepared -> {
                            statement.bind(prepared);
                            return prepared.executeUpdate();
                        });
        if (written != statement.rows()) {
            // Committed already, so it is true and the heads are not: the caller starts anew.
            throw new IllegalStateException(
                    "batch %d wrote %d rows, expected %d"
                            .formatted(batch.number(), written, statement.rows()));
        }
    }

    @Override
    public boolean lease(UUID holder, Duration length) {
        return run(
                """
                update accounting.lease
                set holder = ?, until = clock_timestamp() + make_interval(secs => ?),
                    term = case when holder = ? then term else term + 1 end
                where book = ? and (holder = ? or until < clock_timestamp())
                """,
                statement -> {
                    statement.setObject(1, holder);
                    statement.setDouble(2, length.toMillis() / 1e3);
                    statement.setObject(3, holder);
                    statement.setString(4, book);
                    statement.setObject(5, holder);
                    return statement.executeUpdate() == 1;
                });
    }

    @Override
    public void giveUp(UUID holder) {
        run(
                "update accounting.lease set until = '-infinity' where book = ? and holder = ?",
                statement -> {
                    statement.setString(1, book);
                    statement.setObject(2, holder);
                    return statement.executeUpdate();
                });
    }

    private <T> T run(String sql, Work<T> work) {
        try {
            var open = connection;
            if (open == null || open.isClosed()) {
                open = database.getConnection();
                connection = open;
            }
            try (var statement = open.prepareStatement(sql)) {
                return work.with(statement);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (TAKEN.contains(state)) {
            return new Overtaken("another writer was faster, or it was written before", e);
        }
        if (!SURELY_UNDONE.contains(state)) {
            close();
        }
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("42")) {
            return new IllegalStateException("the book refuses what was evaluated", e);
        }
        return new Unsure("the store failed", e);
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException _) {
                // It is broken or gone: there is nothing left to close.
                return;
            }
        }
    }

    private static <T> java.sql.Array uuids(
            PreparedStatement statement, Collection<T> rows, Function<T, UUID> value)
            throws SQLException {
        return statement.getConnection().createArrayOf("uuid", rows.stream().map(value).toArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getString("currency"), row.getLong(column));
    }
}
