package io.sampan.servicing.internal;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Interest of a whole product in one journal a day: earned through the night of the day, over the
 * life of the book, less what was posted so far. A correction of the past corrects itself here.
 *
 * <p>Contracts later than the pack's non-accrual days count with what they have paid only; what
 * they have earned beside that is kept in {@code servicing.accrual} as suspended.
 */
@Component
class Accruals {

    private static final String EARNED =
            """
            insert into servicing.accrual
              (product, day, currency, interest_minor, penalty_minor,
               suspended_interest_minor, suspended_penalty_minor)
            select s.product, :through, s.currency, sum(e.interest), sum(e.penalty),
                   coalesce(sum(greatest(0, e.interest - s.paid_interest_minor))
                     filter (where :through - s.next_payable_by > :nonAccrual), 0),
                   coalesce(sum(greatest(0, e.penalty - s.paid_penalty_minor))
                     filter (where :through - s.next_payable_by > :nonAccrual), 0)
              from servicing.snapshot s
             cross join lateral (%s) e
             where s.disbursed_on is not null
             group by s.product, s.currency
            on conflict (product, day) do nothing
            """
                    .formatted(EarnedSql.THROUGH);

    private static final String POSTED =
            """
            select a.product, a.currency,
                   a.interest_minor - a.suspended_interest_minor
                     - coalesce(b.interest_minor - b.suspended_interest_minor, 0) as interest,
                   a.penalty_minor - a.suspended_penalty_minor
                     - coalesce(b.penalty_minor - b.suspended_penalty_minor, 0) as penalty
              from servicing.accrual a
              left join lateral (
                select * from servicing.accrual earlier
                 where earlier.product = a.product and earlier.day < a.day
                 order by earlier.day desc limit 1) b on true
             where a.day = :through
             order by a.product
            """;

    private final JdbcClient jdbc;
    private final Accounting accounting;
    private final RulesInForce rules;

    Accruals(JdbcClient jdbc, Accounting accounting, RulesInForce rules) {
        this.jdbc = jdbc;
        this.accounting = accounting;
        this.rules = rules;
    }

    private record Change(String product, String currency, long interest, long penalty) {}

    /** Posts what a day earned; in the caller's transaction. Returns the number of products. */
    int post(LocalDate day) {
        jdbc.sql(EARNED)
                .param("through", day)
                .param("nonAccrual", rules.on(day).nonAccrualAbove())
                .update();
        var changes = changes(day);
        for (var change : changes) {
            post(change, "interest_accrued", day, 1);
            post(change, "interest_accrual_reversed", day, -1);
        }
        return changes.size();
    }

    private List<Change> changes(LocalDate day) {
        return jdbc.sql(POSTED)
                .param("through", day)
                .query((row, _) ->
                        new Change(
                                row.getString("product"),
                                row.getString("currency"),
                                row.getLong("interest"),
                                row.getLong("penalty")))
                .list();
    }

    private void post(Change change, String event, LocalDate day, int sign) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        if (change.interest() * sign > 0) {
            amounts.put("interest", change.interest() * sign);
        }
        if (change.penalty() * sign > 0) {
            amounts.put("penalty", change.penalty() * sign);
        }
        if (!amounts.isEmpty()) {
            accounting.record(
                    new Journal(
                            "accrual:" + change.product() + ":" + day + ":" + event,
                            event,
                            day,
                            day,
                            change.product(),
                            Changes.money(amounts, change.currency())));
        }
    }
}
