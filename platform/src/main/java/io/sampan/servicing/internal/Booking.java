package io.sampan.servicing.internal;

import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.calendar.UncoveredYearException;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.NewContract;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a signed loan into the book. */
@Component
class Booking {

    private static final int NUMBERS_TRIED_MAX = 20;

    private static final String INSERT =
            """
            with contract as (
              insert into servicing.contract
                (id, number, application, enterprise, enterprise_name, product, account, document,
                 fee_minor, booked_on, booked_at)
              values (:id, :number, :application, :enterprise, :name, :product, :account, :document,
                      :fee, :on, :now)
              on conflict (number) do nothing
              returning id
            ), terms as (
              insert into servicing.terms
              select id, 1, :on, :now, :currency, :principal, :rate, :drawn, :first, :instalments,
                     :amortisation, :count, :uplift, :compound, :earlyFee, :firstDays
                from contract
            ), watch as (
              insert into servicing.watch (contract) select id from contract
            )
            insert into servicing.snapshot
            select s.*
              from contract, jsonb_populate_recordset(null::servicing.snapshot, :snapshots::jsonb) s
            """;

    private final JdbcClient jdbc;
    private final RulesInForce rules;
    private final BusinessDay businessDay;
    private final Changes changes;
    private final Clock clock;

    Booking(
            JdbcClient jdbc,
            RulesInForce rules,
            BusinessDay businessDay,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.businessDay = businessDay;
        this.changes = changes;
        this.clock = clock;
    }

    ContractId book(NewContract contract) {
        var on = businessDay.today();
        var terms =
                new Terms(
                        contract.terms(),
                        contract.penaltyUplift().orElseGet(() -> rules.penaltyUplift(on)),
                        rules.compoundInterest(on),
                        contract.earlyFeeRate().orElseGet(() -> rules.earlyFeeRate(on)),
                        rules.firstPeriodDaysMin(on));
        checkPlan(terms);
        var id = new ContractId(Ids.next());
        for (int attempt = 0; attempt < NUMBERS_TRIED_MAX; attempt++) {
            if (insert(id, number(id, on, attempt), contract, terms, on)) {
                return id;
            }
        }
        throw new IllegalStateException("no free contract number on " + on);
    }

    /** The plan must be computable to its last day, or nobody could open the contract later. */
    private void checkPlan(Terms terms) {
        try {
            changes.check(terms);
        } catch (UncoveredYearException e) {
            throw Problem.of("SMP-SRV-0104", e).field("months").with("year", e.year());
        }
    }

    private boolean insert(
            ContractId id, String number, NewContract contract, Terms terms, LocalDate on) {
        var loan = terms.loan();
        var snapshot = SnapshotRow.of(id, contract.product(), changes.unstarted(terms, on));
        return jdbc.sql(INSERT)
                        .param("id", id.value())
                        .param("number", number)
                        .param("application", contract.application())
                        .param("enterprise", contract.enterprise().value())
                        .param("name", contract.enterpriseName())
                        .param("product", contract.product())
                        .param("account", contract.account().value())
                        .param("document", contract.document().orElse(null), java.sql.Types.OTHER)
                        .param("fee", contract.fee().minor())
                        .param("on", on)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("currency", terms.currency())
                        .param("principal", loan.principal().minor())
                        .param("rate", loan.rate().fraction())
                        .param("drawn", loan.drawn())
                        .param("first", loan.firstDue())
                        .param("instalments", loan.instalments())
                        .param("amortisation", loan.amortisation().name())
                        .param("count", loan.count().name())
                        .param("uplift", terms.penaltyUplift())
                        .param("compound", terms.compound())
                        .param("earlyFee", terms.earlyFeeRate())
                        .param("firstDays", terms.firstPeriodDaysMin())
                        .param("snapshots", Json.of(List.of(snapshot)))
                        .update()
                == 1;
    }

    /** Six digits that say nothing about how many contracts there are. */
    private static String number(ContractId id, LocalDate on, int attempt) {
        UUID uuid = id.value();
        long digits = Math.floorMod(uuid.getLeastSignificantBits() + attempt * 7919L, 1_000_000L);
        return "HT-%s-%06d".formatted(on.format(DateTimeFormatter.BASIC_ISO_DATE), digits);
    }
}
