package io.sampan.servicing.internal;

import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.underwriting.RepaymentRecord;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells underwriting how an enterprise has paid, from the facts that were known at an instant. */
@Component
class PaymentBehaviour implements RepaymentRecord {

    private static final int CONTRACTS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Store store;
    private final Changes changes;

    PaymentBehaviour(JdbcClient jdbc, Store store, Changes changes) {
        this.jdbc = jdbc;
        this.store = store;
        this.changes = changes;
    }

    @Override
    public History of(EnterpriseId enterprise, LocalDate on, Instant knownAt) {
        var contracts = contracts(enterprise, knownAt);
        if (contracts.isEmpty()) {
            return History.NONE;
        }
        var instalments = new ArrayList<Instalment>();
        var paidOff = new ArrayList<PaidOff>();
        for (var held : store.all(contracts)) {
            var facts = Replay.knownAt(held.facts(), knownAt);
            var latest =
                    facts.stream().map(fact -> fact.stamp().recordedAt()).max(Instant::compareTo);
            if (latest.isEmpty()) {
                continue;
            }
            var state = changes.state(held, facts, on);
            for (var row : state.rows()) {
                if (row.payableBy().isBefore(on)) {
                    instalments.add(new Instalment(row.payableBy(), row.paidOn(), latest.get()));
                }
            }
            if (state.settledOn() != null) {
                paidOff.add(new PaidOff(state.settledOn(), latest.get()));
            }
        }
        return new History(instalments, paidOff, debits(enterprise, on, knownAt));
    }

    private List<ContractId> contracts(EnterpriseId enterprise, Instant knownAt) {
        return jdbc.sql(
                        """
                        select id from servicing.contract
                        where enterprise = :enterprise and booked_at <= :knownAt
                        order by id desc limit :most
                        """)
                .param("enterprise", enterprise.value())
                .param("knownAt", Timestamp.from(knownAt))
                .param("most", CONTRACTS_MAX)
                .query((row, _) -> new ContractId(row.getObject(1, UUID.class)))
                .list();
    }

    private List<Debit> debits(EnterpriseId enterprise, LocalDate on, Instant knownAt) {
        return jdbc.sql(
                        """
                        select l.asked_on, l.state = 'FAILED', l.ended_at
                          from servicing.contract c
                          join servicing.collection l on l.contract = c.id
                         where c.enterprise = :enterprise and l.state <> 'IN_FLIGHT'
                           and l.asked_on <= :on and l.ended_at <= :knownAt
                         order by l.ended_at
                        """)
                .param("enterprise", enterprise.value())
                .param("on", on)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, _) ->
                        new Debit(
                                row.getObject(1, LocalDate.class),
                                row.getBoolean(2),
                                row.getTimestamp(3).toInstant()))
                .list();
    }
}
