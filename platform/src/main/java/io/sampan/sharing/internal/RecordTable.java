package io.sampan.sharing.internal;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.BankLine;
import io.sampan.sharing.TaxReturn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code sharing.tax_return} and {@code sharing.bank_line}. */
@Component
class RecordTable {

    private static final int ROWS = 2_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RecordTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A period and what is known last about it. */
    record Known(int version, RecordRow.Return row) {}

    /** Which period a return is about. */
    record Period(LocalDate from, LocalDate to) {}

    Map<Period, Known> returns(EnterpriseId enterprise) {
        var known = new HashMap<Period, Known>();
        jdbc.sql("select * from sharing.tax_return where enterprise_id = ? order by version")
                .param(enterprise.value())
                .query(row -> {
                    var from = row.getObject("period_from", LocalDate.class);
                    var to = row.getObject("period_to", LocalDate.class);
                    known.put(
                            new Period(from, to),
                            new Known(
                                    row.getInt("version"),
                                    new RecordRow.Return(
                                            from,
                                            to,
                                            row.getLong("declared_minor"),
                                            row.getLong("paid_minor"),
                                            row.getObject("filed_on", LocalDate.class))));
                });
        return known;
    }

    void add(EnterpriseId enterprise, RecordRow.Return row, int version, Instant knownAt) {
        jdbc.sql("insert into sharing.tax_return values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        enterprise.value(),
                        row.from(),
                        row.to(),
                        version,
                        Money.CNY,
                        row.declared(),
                        row.paid(),
                        row.filedOn(),
                        Timestamp.from(knownAt))
                .update();
    }

    List<TaxReturn> returns(EnterpriseId enterprise, LocalDate upTo, Instant knownAt) {
        return jdbc.sql(
                        """
                        select distinct on (period_from, period_to) * from sharing.tax_return
                        where enterprise_id = :id and period_to <= :upTo and known_at <= :knownAt
                        order by period_from, period_to, version desc
                        """)
                .param("id", enterprise.value())
                .param("upTo", upTo)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, _) ->
                        new TaxReturn(
                                enterprise,
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class),
                                Money.ofMinor(
                                        row.getString("currency"), row.getLong("declared_minor")),
                                Money.ofMinor(row.getString("currency"), row.getLong("paid_minor")),
                                row.getObject("filed_on", LocalDate.class),
                                row.getTimestamp("known_at").toInstant()))
                .list();
    }

    /** What names a line within an enterprise. */
    record Name(String account, String reference, LocalDate date) {

        static Name of(RecordRow.Line line) {
            return new Name(line.account(), line.reference(), line.date());
        }
    }

    /** The lines stored for the days of a file. */
    Map<Name, RecordRow.Line> lines(EnterpriseId enterprise, LocalDate from, LocalDate to) {
        var known = new HashMap<Name, RecordRow.Line>();
        jdbc.sql(
                        "select * from sharing.bank_line"
                                + " where enterprise_id = ? and date between ? and ?")
                .params(enterprise.value(), from, to)
                .query(row -> {
                    var line = line(row);
                    known.put(Name.of(line), line);
                });
        return known;
    }

    /** Adds lines in the order they came. */
    void add(EnterpriseId enterprise, List<RecordRow.Line> lines, int first, Instant knownAt) {
        var at = Timestamp.from(knownAt);
        var rows = new java.util.ArrayList<Object[]>();
        int position = first;
        for (var line : lines) {
            rows.add(
                    new Object[] {
                        enterprise.value(),
                        line.account(),
                        line.reference(),
                        line.date(),
                        position++,
                        line.side().name(),
                        Money.CNY,
                        line.amount(),
                        line.balance(),
                        line.counterparty(),
                        at
                    });
        }
        for (int i = 0; i < rows.size(); i += ROWS) {
            batches.batchUpdate(
                    "insert into sharing.bank_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows.subList(i, Math.min(rows.size(), i + ROWS)));
        }
    }

    /** One above the highest position in use. */
    int nextPosition(EnterpriseId enterprise) {
        return jdbc.sql(
                        "select coalesce(max(position), 0) + 1 from sharing.bank_line"
                                + " where enterprise_id = ?")
                .param(enterprise.value())
                .query(Integer.class)
                .single();
    }

    List<BankLine> lines(EnterpriseId enterprise, LocalDate from, LocalDate upTo, Instant knownAt) {
        return jdbc.sql(
                        """
                        select * from sharing.bank_line
                        where enterprise_id = :id and date between :from and :upTo
                          and known_at <= :knownAt
                        order by date, position
                        """)
                .param("id", enterprise.value())
                .param("from", from)
                .param("upTo", upTo)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, _) -> {
                    var line = line(row);
                    var currency = row.getString("currency");
                    return new BankLine(
                            new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                            line.account(),
                            line.reference(),
                            line.date(),
                            line.side(),
                            Money.ofMinor(currency, line.amount()),
                            Money.ofMinor(currency, line.balance()),
                            line.counterparty(),
                            row.getTimestamp("known_at").toInstant());
                })
                .list();
    }

    private static RecordRow.Line line(ResultSet row) throws SQLException {
        return new RecordRow.Line(
                row.getString("account"),
                row.getString("reference"),
                row.getObject("date", LocalDate.class),
                BankLine.Side.valueOf(row.getString("side")),
                row.getLong("amount_minor"),
                row.getLong("balance_minor"),
                row.getString("counterparty"));
    }
}
