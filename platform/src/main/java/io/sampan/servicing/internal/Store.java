package io.sampan.servicing.internal;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.contracts.LoanTerms;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.RiskClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts, terms and facts in the database. One statement writes all that one change needs. */
@Component
class Store {

    private static final String CONTRACTS =
            """
            select c.id, c.number, c.application, c.enterprise, c.enterprise_name, c.product,
                   c.account, c.document, c.fee_minor, t.currency, t.principal_minor, t.rate,
                   t.drawn, t.first_due, t.instalments, t.amortisation, t.interest_count,
                   t.penalty_uplift, t.compound, t.early_fee_rate, t.first_period_days_min,
                   w.payout_failed, w.risk_class, w.missed_through
              from servicing.watch w
              join servicing.contract c on c.id = w.contract
              join servicing.terms t on t.contract = c.id and t.version = 1
             where w.contract = any(:ids)
             order by w.contract
            """;

    private static final String FACTS =
            """
            select contract, id, number, kind, value_date, booked_on, recorded_at, amount_minor,
                   repayment_kind, effect, how, transfer, reverses, note
              from servicing.fact
             where contract = any(:ids)
             order by contract, number
            """;

    private static final String WRITE =
            """
            with facts as (
              insert into servicing.fact
              select * from jsonb_populate_recordset(null::servicing.fact, :facts::jsonb)
            ), told as (
              update servicing.watch w
                 set payout_failed = x.payout_failed, missed_through = x.missed_through
                from jsonb_populate_recordset(null::servicing.watch, :told::jsonb) x
               where w.contract = x.contract
            ), outcomes as (
              update servicing.collection c
                 set state = x.state, reason_zh = x.reason_zh, reason_en = x.reason_en,
                     ended_at = x.ended_at
                from jsonb_populate_recordset(null::servicing.collection, :outcomes::jsonb) x
               where c.transfer = x.transfer
            )
            insert into servicing.snapshot as s
            select * from jsonb_populate_recordset(null::servicing.snapshot, :snapshots::jsonb)
            on conflict (contract) do update set
              disbursed_on = excluded.disbursed_on,
              settled_on = excluded.settled_on,
              outstanding_minor = excluded.outstanding_minor,
              fees_left_minor = excluded.fees_left_minor,
              paid_interest_minor = excluded.paid_interest_minor,
              paid_penalty_minor = excluded.paid_penalty_minor,
              excess_minor = excluded.excess_minor,
              next_payable_by = excluded.next_payable_by,
              next_due_minor = excluded.next_due_minor,
              next_event_on = excluded.next_event_on,
              payable_by = excluded.payable_by,
              payable_minor = excluded.payable_minor,
              left_minor = excluded.left_minor,
              line_penalty = excluded.line_penalty,
              line_base = excluded.line_base,
              line_sum_days = excluded.line_sum_days,
              line_sum = excluded.line_sum,
              line_rate = excluded.line_rate,
              line_from = excluded.line_from,
              line_until = excluded.line_until,
              line_days_max = excluded.line_days_max
            """;

    private final JdbcClient jdbc;

    Store(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one or many changes leave behind. */
    static final class Written {
        final List<Map<String, @Nullable Object>> facts = new ArrayList<>();
        final List<Map<String, @Nullable Object>> told = new ArrayList<>();
        final List<Map<String, @Nullable Object>> outcomes = new ArrayList<>();
        final List<Map<String, @Nullable Object>> snapshots = new ArrayList<>();

        void told(ContractId id, Held.Told told) {
            told(id, told.payoutFailed(), told.missedThrough());
        }

        private void told(ContractId id, boolean payoutFailed, int missedThrough) {
            told.add(
                    Map.of(
                            "contract",
                            id.toString(),
                            "payout_failed",
                            payoutFailed,
                            "missed_through",
                            missedThrough));
        }
    }

    Optional<Held> find(ContractId id) {
        return read(List.of(id), "").stream().findFirst();
    }

    /** Reads a contract and keeps others from changing it until the transaction ends. */
    Optional<Held> findToChange(ContractId id) {
        return allToChange(List.of(id)).stream().findFirst();
    }

    List<Held> allToChange(Collection<ContractId> ids) {
        return read(ids, " for update of w");
    }

    List<Held> all(Collection<ContractId> ids) {
        return read(ids, "");
    }

    void write(Written written) {
        jdbc.sql(WRITE)
                .param("facts", Json.of(written.facts))
                .param("told", Json.of(written.told))
                .param("outcomes", Json.of(written.outcomes))
                .param("snapshots", Json.of(written.snapshots))
                .update();
    }

    private List<Held> read(Collection<ContractId> ids, String lock) {
        var uuids = ids.stream().map(ContractId::value).toArray(UUID[]::new);
        var contracts =
                jdbc.sql(CONTRACTS + lock).param("ids", uuids).query((row, _) -> held(row)).list();
        var facts = new HashMap<UUID, List<Fact>>();
        jdbc.sql(FACTS)
                .param("ids", uuids)
                .query(row -> {
                    facts.computeIfAbsent(
                                    row.getObject("contract", UUID.class), _ -> new ArrayList<>())
                            .add(FactRow.read(row));
                });
        return contracts.stream()
                .map(held -> held.with(facts.getOrDefault(held.id().value(), List.of())))
                .toList();
    }

    private static Held held(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var loan =
                new LoanTerms(
                        Money.ofMinor(currency, row.getLong("principal_minor")),
                        new AnnualRate(row.getBigDecimal("rate")),
                        row.getObject("drawn", LocalDate.class),
                        row.getObject("first_due", LocalDate.class),
                        row.getInt("instalments"),
                        Amortisation.valueOf(row.getString("amortisation")),
                        InterestCount.valueOf(row.getString("interest_count")));
        return new Held(
                new ContractId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("application"),
                new EnterpriseId(row.getObject("enterprise", UUID.class)),
                row.getString("enterprise_name"),
                row.getString("product"),
                new BankAccountId(row.getObject("account", UUID.class)),
                row.getObject("document", UUID.class),
                row.getLong("fee_minor"),
                new Terms(
                        loan,
                        row.getBigDecimal("penalty_uplift"),
                        row.getBoolean("compound"),
                        row.getBigDecimal("early_fee_rate"),
                        row.getInt("first_period_days_min")),
                new Held.Told(
                        row.getBoolean("payout_failed"),
                        RiskClass.valueOf(row.getString("risk_class")),
                        row.getInt("missed_through")),
                List.of());
    }
}
