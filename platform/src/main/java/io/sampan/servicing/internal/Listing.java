package io.sampan.servicing.internal;

import io.sampan.access.Page;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractQuery;
import io.sampan.servicing.ContractState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of contracts from the snapshots; the states follow from the day in the statement. */
@Component
class Listing {

    private static final int OF_ONE_ENTERPRISE_MAX = 1_000;

    private static final String LINES =
            """
            select * from (
              select c.id, c.number, c.enterprise, c.enterprise_name, c.product, t.currency,
                     t.rate, s.principal_minor,
                     case when s.disbursed_on is null then 0 else s.outstanding_minor end
                       as outstanding_minor,
                     s.disbursed_on, s.next_payable_by, s.next_due_minor,
                     greatest(0, e.penalty - s.paid_penalty_minor) as penalty_left_minor,
                     greatest(0, :on - s.next_payable_by) as late,
                     case when s.disbursed_on is null and w.payout_failed then 'FAILED'
                          when s.disbursed_on is null then 'WAITING_US'
                          when s.settled_on is not null then 'SETTLED'
                          when s.next_payable_by < :on then 'OVERDUE'
                          when s.next_payable_by <= :soon then 'DUE_SOON'
                          else 'ACTIVE' end as state
                from servicing.contract c
                join servicing.terms t on t.contract = c.id and t.version = 1
                join servicing.watch w on w.contract = c.id
                join servicing.snapshot s on s.contract = c.id
                cross join lateral (%s) e
               where (cast(:enterprise as uuid) is null or c.enterprise = :enterprise)
                 and (:text = '' or c.number ilike :pattern or c.enterprise_name ilike :pattern)
                 and (cast(:before as uuid) is null or c.id < :before)
            ) lines
            where cast(:state as text) is null or state = :state
            order by id desc
            limit :rows
            """
                    .formatted(EarnedSql.THROUGH);

    private final JdbcClient jdbc;
    private final RulesInForce rules;

    Listing(JdbcClient jdbc, RulesInForce rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    Page<ContractLine> contracts(ContractQuery query) {
        int limit = Page.limit(query.limit());
        var before = query.cursor() == null ? null : Page.id(query.cursor());
        var rows =
                lines(
                        query.state(),
                        query.text().strip(),
                        query.enterprise(),
                        query.on(),
                        before,
                        limit + 1);
        return Page.of(rows, limit, line -> Page.cursor(line.id()));
    }

    List<ContractLine> of(EnterpriseId enterprise, LocalDate on) {
        return lines(
                Optional.empty(), "", Optional.of(enterprise), on, null, OF_ONE_ENTERPRISE_MAX);
    }

    Money exposure(EnterpriseId enterprise) {
        var minor =
                jdbc.sql(
                                """
                                select coalesce(sum(case when s.disbursed_on is null
                                                         then s.principal_minor
                                                         else s.outstanding_minor end), 0)
                                  from servicing.contract c
                                  join servicing.snapshot s on s.contract = c.id
                                 where c.enterprise = :enterprise
                                """)
                        .param("enterprise", enterprise.value())
                        .query(Long.class)
                        .single();
        return Money.ofMinor(Money.CNY, minor);
    }

    private List<ContractLine> lines(
            Optional<ContractState> state,
            String text,
            Optional<EnterpriseId> enterprise,
            LocalDate on,
            @Nullable UUID before,
            int rows) {
        var escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(LINES)
                .param("state", state.map(Enum::name).orElse(null))
                .param("text", text)
                .param("pattern", "%" + escaped + "%")
                .param("enterprise", enterprise.map(EnterpriseId::value).orElse(null))
                .param("on", on)
                // What is owed on a day counts the nights before it.
                .param("through", on.minusDays(1))
                .param("soon", on.plusDays(rules.on(on).dueSoonDays()))
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> line(row))
                .list();
    }

    private static ContractLine line(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var payable = row.getObject("next_payable_by", LocalDate.class);
        int late = row.getInt("late");
        long due =
                row.getLong("next_due_minor") + (late > 0 ? row.getLong("penalty_left_minor") : 0);
        return new ContractLine(
                new ContractId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new ContractLine.Borrower(
                        new EnterpriseId(row.getObject("enterprise", UUID.class)),
                        row.getString("enterprise_name")),
                row.getString("product"),
                Money.ofMinor(currency, row.getLong("principal_minor")),
                Money.ofMinor(currency, row.getLong("outstanding_minor")),
                ContractState.valueOf(row.getString("state")),
                late,
                payable == null
                        ? null
                        : new ContractLine.NextDue(payable, Money.ofMinor(currency, due)),
                new AnnualRate(row.getBigDecimal("rate")),
                row.getObject("disbursed_on", LocalDate.class));
    }
}
