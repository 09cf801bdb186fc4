package io.sampan.sharing.internal;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.InvoiceSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds invoices up in the database; what comes back is a row a month. */
@Component
class Summaries {

    private static final int BUYERS = 5;

    /** The invoices of an enterprise as known now. */
    private static final String LATEST =
            """
            with latest as (
                select distinct on (date, direction, number) *
                from sharing.invoice where enterprise_id = :enterprise
                order by date, direction, number, version desc)
            """;

    private record Line(
            Direction direction,
            YearMonth month,
            long count,
            long total,
            long voided,
            long redLetter,
            LocalDate from,
            LocalDate to) {}

    private final JdbcClient jdbc;

    Summaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    InvoiceSummary summary(EnterpriseId enterprise) {
        var lines = lines(enterprise);
        LocalDate from = null;
        LocalDate to = null;
        Map<YearMonth, long[]> months = new TreeMap<>();
        long voided = 0;
        long redLetter = 0;
        for (var line : lines) {
            from = from == null || line.from().isBefore(from) ? line.from() : from;
            to = to == null || line.to().isAfter(to) ? line.to() : to;
            months.computeIfAbsent(line.month(), _ -> new long[2])[
                            line.direction() == Direction.SALE ? 0 : 1] =
                    line.total();
            voided += line.voided();
            redLetter += line.redLetter();
        }
        var sales = total(lines, Direction.SALE);
        return new InvoiceSummary(
                from,
                to,
                sales,
                total(lines, Direction.PURCHASE),
                months.entrySet().stream()
                        .map(month ->
                                new InvoiceSummary.Month(
                                        month.getKey(),
                                        yuan(month.getValue()[0]),
                                        yuan(month.getValue()[1])))
                        .toList(),
                voided,
                redLetter,
                buyers(enterprise, sales.total()));
    }

    private List<Line> lines(EnterpriseId enterprise) {
        return jdbc.sql(
                        LATEST
                                + """
                                select direction, to_char(date, 'YYYY-MM') as month,
                                       count(*) filter (where status = 'VALID') as valid,
                                       coalesce(sum(total_minor)
                                           filter (where status = 'VALID'), 0)::bigint as total,
                                       count(*) filter (where status = 'VOID') as voided,
                                       count(*) filter (where status = 'VALID'
                                           and amount_minor < 0) as red,
                                       min(date) as earliest, max(date) as last
                                from latest group by 1, 2 order by 2, 1
                                """)
                .param("enterprise", enterprise.value())
                .query((row, _) ->
                        new Line(
                                Direction.valueOf(row.getString("direction")),
                                YearMonth.parse(row.getString("month")),
                                row.getLong("valid"),
                                row.getLong("total"),
                                row.getLong("voided"),
                                row.getLong("red"),
                                row.getObject("earliest", LocalDate.class),
                                row.getObject("last", LocalDate.class)))
                .list();
    }

    private List<InvoiceSummary.Buyer> buyers(EnterpriseId enterprise, Money sales) {
        if (!sales.isPositive()) {
            return List.of();
        }
        return jdbc.sql(
                        LATEST
                                + """
                                select counterparty, sum(total_minor)::bigint as total from latest
                                where direction = 'SALE' and status = 'VALID'
                                group by 1 having sum(total_minor) > 0
                                order by 2 desc, 1 limit :buyers
                                """)
                .param("enterprise", enterprise.value())
                .param("buyers", BUYERS)
                .query((row, _) ->
                        new InvoiceSummary.Buyer(
                                row.getString(1), share(row.getLong(2), sales.minor())))
                .list();
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static InvoiceSummary.Total total(List<Line> lines, Direction direction) {
        var own = lines.stream().filter(line -> line.direction() == direction).toList();
        return new InvoiceSummary.Total(
                own.stream().mapToLong(Line::count).sum(),
                yuan(own.stream().mapToLong(Line::total).sum()));
    }

    private static Money yuan(long fen) {
        return Money.ofMinor(Money.CNY, fen);
    }
}
