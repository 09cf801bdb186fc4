package io.sampan.servicing.internal;

import io.sampan.accounting.Accounting;
import io.sampan.money.Money;
import io.sampan.servicing.Dues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of operations' first page, each one statement over the snapshots. */
@Component
class TodayFigures {

    private static final int CASH_DAYS = 7;
    private static final List<String> BUCKETS = List.of("1-30", "31-60", "61-90", "90+");

    private static final String DUE =
            """
            select coalesce(sum(payable), 0) as total, count(*) as count,
                   coalesce(sum(payable - unpaid), 0) as paid,
                   count(*) filter (where unpaid = 0) as paid_count,
                   coalesce(sum(unpaid) filter (where state = 'IN_FLIGHT'), 0) as in_flight,
                   count(*) filter (where unpaid > 0 and state = 'IN_FLIGHT') as in_flight_count,
                   coalesce(sum(unpaid) filter (where state = 'FAILED'), 0) as failed,
                   count(*) filter (where unpaid > 0 and state = 'FAILED') as failed_count
              from (select d.payable, d.unpaid,
                           (select c.state from servicing.collection c
                             where c.contract = d.contract and c.asked_on = :day
                             order by c.started_at desc limit 1) as state
                      from (select s.contract, sum(p.payable) as payable, sum(p.unpaid) as unpaid
                              from servicing.snapshot s
                             cross join lateral unnest(s.payable_by, s.payable_minor, s.left_minor)
                                as p (day, payable, unpaid)
                             where s.disbursed_on is not null and p.day = :day
                             group by s.contract) d) tried
            """;

    private static final String LATE =
            """
            select bucket, coalesce(sum(outstanding_minor), 0) as amount, count(*) as count
              from (select outstanding_minor,
                           case when :day - next_payable_by > 90 then '90+'
                                when :day - next_payable_by > 60 then '61-90'
                                when :day - next_payable_by > 30 then '31-60'
                                when :day - next_payable_by > 0 then '1-30'
                                else 'none' end as bucket
                      from servicing.snapshot
                     where disbursed_on is not null and settled_on is null) s
             group by bucket
            """;

    private static final String BEFORE =
            """
            select bucket, amount_minor from servicing.late_at_close
             where day = (select max(day) from servicing.late_at_close where day < :day)
            """;

    private static final String EXPECTED =
            """
            select p.day, sum(p.unpaid) as minor
              from servicing.snapshot s
             cross join lateral unnest(s.payable_by, s.left_minor) as p (day, unpaid)
             where s.disbursed_on is not null and s.settled_on is null
               and p.day between :day and :until
             group by p.day
            """;

    private static final String WAITING =
            """
            select coalesce(sum(s.principal_minor), 0)
              from servicing.snapshot s join servicing.watch w on w.contract = s.contract
             where s.disbursed_on is null and not w.payout_failed
            """;

    private final JdbcClient jdbc;
    private final Accounting accounting;
    private final RulesInForce rules;

    TodayFigures(JdbcClient jdbc, Accounting accounting, RulesInForce rules) {
        this.jdbc = jdbc;
        this.accounting = accounting;
        this.rules = rules;
    }

    Dues on(LocalDate day) {
        var late = late(day);
        var due = jdbc.sql(DUE).param("day", day).query((row, _) -> due(row)).single();
        return new Dues(day, due, buckets(late, day), par30(late), cash(day));
    }

    private record Late(long amount, long count) {}

    private Map<String, Late> late(LocalDate day) {
        var late = new HashMap<String, Late>();
        jdbc.sql(LATE)
                .param("day", day)
                .query(row -> {
                    late.put(
                            row.getString("bucket"),
                            new Late(row.getLong("amount"), row.getLong("count")));
                });
        return late;
    }

    private List<Dues.Bucket> buckets(Map<String, Late> late, LocalDate day) {
        var before = new HashMap<String, Long>();
        jdbc.sql(BEFORE)
                .param("day", day)
                .query(row -> {
                    before.put(row.getString("bucket"), row.getLong("amount_minor"));
                });
        var buckets = new ArrayList<Dues.Bucket>();
        for (var bucket : BUCKETS) {
            var now = late.getOrDefault(bucket, new Late(0, 0));
            buckets.add(
                    new Dues.Bucket(
                            bucket,
                            cny(now.amount()),
                            now.count(),
                            cny(now.amount() - before.getOrDefault(bucket, 0L))));
        }
        return buckets;
    }

    private static BigDecimal par30(Map<String, Late> late) {
        long all = late.values().stream().mapToLong(Late::amount).sum();
        long above =
                BUCKETS.stream()
                        .skip(1)
                        .mapToLong(bucket -> late.getOrDefault(bucket, new Late(0, 0)).amount())
                        .sum();
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(above)
                        .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
    }

    private List<Dues.CashDay> cash(LocalDate day) {
        var expected = new HashMap<LocalDate, Long>();
        jdbc.sql(EXPECTED)
                .param("day", day)
                .param("until", day.plusDays(CASH_DAYS - 1))
                .query(row -> {
                    expected.put(row.getObject("day", LocalDate.class), row.getLong("minor"));
                });
        long waiting = jdbc.sql(WAITING).query(Long.class).single();
        var balance = accounting.balance(rules.cashAccount(day), day);
        var days = new ArrayList<Dues.CashDay>();
        for (int after = 0; after < CASH_DAYS; after++) {
            var date = day.plusDays(after);
            var in = cny(expected.getOrDefault(date, 0L));
            var out = cny(after == 0 ? waiting : 0);
            balance = balance.plus(in).minus(out);
            days.add(new Dues.CashDay(date, in, out, balance));
        }
        return days;
    }

    private static Dues.Due due(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        long paid = row.getLong("paid");
        long inFlight = row.getLong("in_flight");
        long failed = row.getLong("failed");
        long count = row.getLong("count");
        long paidCount = row.getLong("paid_count");
        long inFlightCount = row.getLong("in_flight_count");
        long failedCount = row.getLong("failed_count");
        return new Dues.Due(
                cny(total),
                count,
                cny(paid),
                paidCount,
                cny(inFlight),
                inFlightCount,
                cny(total - paid - inFlight - failed),
                count - paidCount - inFlightCount - failedCount,
                cny(failed),
                failedCount);
    }

    private static Money cny(long minor) {
        return Money.ofMinor(Money.CNY, minor);
    }
}
