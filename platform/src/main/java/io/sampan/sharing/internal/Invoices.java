package io.sampan.sharing.internal;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code sharing.invoice}. */
@Component
class Invoices {

    /** What is stored last about an invoice of a batch. */
    record Known(int place, int version, Row.Taken row, Instant knownAt) {}

    private static final String LOOK_UP =
            """
            select k.place, i.version, i.number, i.date, i.counterparty, i.amount_minor,
                   i.tax_minor, i.total_minor, i.status, i.known_at
            from unnest(?::uuid[], ?::text[], ?::date[])
                 with ordinality as k (enterprise_id, number, date, place)
            cross join lateral (
                select * from sharing.invoice f
                where f.enterprise_id = k.enterprise_id and f.direction = ?
                  and f.number = k.number and f.date = k.date
                order by f.version desc limit 1) i
            """;

    private static final String INSERT =
            """
            insert into sharing.invoice (enterprise_id, direction, number, date, version,
                counterparty, currency, amount_minor, tax_minor, total_minor, status, known_at)
            select enterprise_id, ?, number, date, version, counterparty, 'CNY', amount_minor,
                   tax_minor, total_minor, status, ?
            from unnest(?::uuid[], ?::text[], ?::date[], ?::int[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::text[])
                 as k (enterprise_id, number, date, version, counterparty, amount_minor,
                       tax_minor, total_minor, status)
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    Invoices(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction imports for the enterprise. */
    void lock(EnterpriseId enterprise) {
        jdbc.sql("insert into sharing.lane (enterprise_id) values (:id) on conflict do nothing")
                .param("id", enterprise.value())
                .update();
        jdbc.sql("select enterprise_id from sharing.lane where enterprise_id = :id for update")
                .param("id", enterprise.value())
                .query(UUID.class)
                .single();
    }

    /** The last version of each row of the batch that is stored. */
    List<Known> known(Direction direction, List<Batch.Entry> rows) {
        return batches.query(
                connection -> {
                    var statement = connection.prepareStatement(LOOK_UP);
                    statement.setArray(1, enterprises(connection, rows));
                    statement.setArray(2, numbers(connection, rows));
                    statement.setArray(3, dates(connection, rows));
                    statement.setString(4, direction.name());
                    return statement;
                },
                (row, _) -> known(row));
    }

    /** Writes the rows in one statement. */
    void insert(Direction direction, List<Batch.Entry> rows, Instant knownAt) {
        batches.update(connection -> {
            var statement = connection.prepareStatement(INSERT);
            statement.setString(1, direction.name());
            statement.setTimestamp(2, Timestamp.from(knownAt));
            fill(connection, statement, rows);
            return statement;
        });
    }

    private static void fill(
            Connection connection, PreparedStatement statement, List<Batch.Entry> rows)
            throws SQLException {
        statement.setArray(3, enterprises(connection, rows));
        statement.setArray(4, numbers(connection, rows));
        statement.setArray(5, dates(connection, rows));
        statement.setArray(
                6,
                connection.createArrayOf(
                        "int4", rows.stream().map(Batch.Entry::version).toArray()));
        statement.setArray(
                7,
                connection.createArrayOf(
                        "text", rows.stream().map(row -> row.row().counterparty()).toArray()));
        statement.setArray(8, fen(connection, rows.stream().mapToLong(r -> r.row().amount())));
        statement.setArray(9, fen(connection, rows.stream().mapToLong(r -> r.row().tax())));
        statement.setArray(10, fen(connection, rows.stream().mapToLong(r -> r.row().total())));
        statement.setArray(
                11,
                connection.createArrayOf(
                        "text", rows.stream().map(row -> row.row().status().name()).toArray()));
    }

    private static Array enterprises(Connection connection, List<Batch.Entry> rows)
            throws SQLException {
        return connection.createArrayOf(
                "uuid", rows.stream().map(row -> row.enterprise().value()).toArray());
    }

    private static Array numbers(Connection connection, List<Batch.Entry> rows)
            throws SQLException {
        return connection.createArrayOf(
                "text", rows.stream().map(row -> row.row().number()).toArray());
    }

    private static Array dates(Connection connection, List<Batch.Entry> rows) throws SQLException {
        return connection.createArrayOf(
                "date", rows.stream().map(row -> row.row().date().toString()).toArray());
    }

    private static Array fen(Connection connection, LongStream amounts) throws SQLException {
        return connection.createArrayOf("int8", amounts.boxed().toArray());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getInt("place") - 1,
                row.getInt("version"),
                new Row.Taken(
                        row.getString("number"),
                        row.getObject("date", LocalDate.class),
                        row.getString("counterparty"),
                        row.getLong("amount_minor"),
                        row.getLong("tax_minor"),
                        row.getLong("total_minor"),
                        Invoice.Status.valueOf(row.getString("status"))),
                row.getTimestamp("known_at").toInstant());
    }

    List<Invoice> invoices(EnterpriseId enterprise, LocalDate upTo, Instant knownAt) {
        return jdbc.sql(
                        """
                        select * from (
                            select distinct on (date, direction, number) *
                            from sharing.invoice
                            where enterprise_id = :enterprise and date <= :upTo
                              and known_at <= :knownAt
                            order by date, direction, number, version desc) latest
                        order by date, number, direction
                        """)
                .param("enterprise", enterprise.value())
                .param("upTo", upTo)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, _) -> invoice(row))
                .list();
    }

    Map<EnterpriseId, long[]> salesByMonth(
            Collection<EnterpriseId> enterprises, YearMonth first, int months, Instant knownAt) {
        var sales = new HashMap<EnterpriseId, long[]>();
        jdbc.sql(
                        """
                        select enterprise_id,
                               (extract(year from date)::int - :year) * 12
                                   + extract(month from date)::int - :month as place,
                               sum(amount_minor)::bigint as net
                        from (
                            select distinct on (enterprise_id, number, date) *
                            from sharing.invoice
                            where enterprise_id = any(:ids) and direction = 'SALE'
                              and date >= :from and date < :until and known_at <= :knownAt
                            order by enterprise_id, number, date, version desc) latest
                        where status = 'VALID' group by 1, 2
                        """)
                .param("ids", enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new))
                .param("year", first.getYear())
                .param("month", first.getMonthValue())
                .param("from", first.atDay(1))
                .param("until", first.plusMonths(months).atDay(1))
                .param("knownAt", Timestamp.from(knownAt))
                .query(row -> {
                    sales.computeIfAbsent(
                                            new EnterpriseId(
                                                    row.getObject("enterprise_id", UUID.class)),
                                            _ -> new long[months])[row.getInt("place")] =
                            row.getLong("net");
                });
        return sales;
    }

    Page<Invoice> page(
            EnterpriseId enterprise,
            @Nullable Direction direction,
            @Nullable String cursor,
            int limit) {
        var before = cursor == null ? List.of("9999-12-31", "", "") : Page.parts(cursor, 3);
        List<Invoice> rows =
                jdbc.sql(
                                """
                                select * from sharing.invoice i
                                where enterprise_id = :enterprise
                                  and (:direction = '' or direction = :direction)
                                  and (date, direction, number)
                                      < (:date, :beforeDirection, :beforeNumber)
                                  and not exists (
                                      select from sharing.invoice n
                                      where n.enterprise_id = i.enterprise_id
                                        and n.direction = i.direction and n.number = i.number
                                        and n.date = i.date and n.version > i.version)
                                order by date desc, direction desc, number desc limit :limit
                                """)
                        .param("enterprise", enterprise.value())
                        .param("direction", direction == null ? "" : direction.name())
                        .param("date", date(before.get(0)))
                        .param("beforeDirection", before.get(1))
                        .param("beforeNumber", before.get(2))
                        .param("limit", limit + 1)
                        .query((row, _) -> invoice(row))
                        .list();
        return Page.of(
                rows, limit, last -> Page.cursor(last.date(), last.direction(), last.number()));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
    }

    private static Invoice invoice(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Invoice(
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                Direction.valueOf(row.getString("direction")),
                row.getString("number"),
                row.getObject("date", LocalDate.class),
                row.getString("counterparty"),
                Money.ofMinor(currency, row.getLong("amount_minor")),
                Money.ofMinor(currency, row.getLong("tax_minor")),
                Money.ofMinor(currency, row.getLong("total_minor")),
                Invoice.Status.valueOf(row.getString("status")),
                row.getTimestamp("known_at").toInstant());
    }
}
