package io.sampan.servicing.internal;

import io.sampan.servicing.ContractId;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a new business day brings: instalments fall due or are missed, accounts are debited. */
@Component
class Opening {

    private final JdbcClient jdbc;
    private final Store store;
    private final Changes changes;
    private final Missed missed;
    private final Collections collections;
    private final RulesInForce rules;

    Opening(
            JdbcClient jdbc,
            Store store,
            Changes changes,
            Missed missed,
            Collections collections,
            RulesInForce rules) {
        this.jdbc = jdbc;
        this.store = store;
        this.changes = changes;
        this.missed = missed;
        this.collections = collections;
        this.rules = rules;
    }

    /** Contracts with an event on or before the day, without those set aside in this closing. */
    List<ContractId> fallingDue(LocalDate today, LocalDate closed, int limit) {
        return jdbc.sql(
                        """
                        select s.contract from servicing.snapshot s
                         where s.next_event_on <= :today
                           and not exists (select from servicing.set_aside a
                                            where a.day = :closed and a.step = 'CONTRACTS'
                                              and a.contract = s.contract)
                         order by s.contract limit :limit
                        """)
                .param("today", today)
                .param("closed", closed)
                .param("limit", limit)
                .query((row, _) -> new ContractId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Bends the lines of earning and tells what was missed; in the caller's transaction. */
    void fallDue(List<ContractId> ids, LocalDate today) {
        var underWay = underWay(ids);
        var told = new ArrayList<Held>();
        var states = new HashMap<UUID, State>();
        for (var held : store.allToChange(ids)) {
            var state = changes.state(held, today);
            told.add(missed.tell(held, state, underWay.contains(held.id().value())));
            states.put(held.id().value(), state);
        }
        changes.touch(told, states);
    }

    /** Contracts with something to pay today whose account was not debited today. */
    List<ContractId> toDebit(LocalDate today, LocalDate closed, int limit) {
        var days =
                rules.on(today).debitDays().stream()
                        .map(after -> java.sql.Date.valueOf(today.minusDays(after)))
                        .toArray(java.sql.Date[]::new);
        return jdbc.sql(
                        """
                        select s.contract from servicing.snapshot s
                         where s.next_payable_by = any(:days)
                           and not exists (select from servicing.collection c
                                            where c.contract = s.contract
                                              and (c.asked_on = :today or c.state = 'IN_FLIGHT'))
                           and not exists (select from servicing.set_aside a
                                            where a.day = :closed and a.step = 'DEBITS'
                                              and a.contract = s.contract)
                         order by s.contract limit :limit
                        """)
                .param("days", days)
                .param("today", today)
                .param("closed", closed)
                .param("limit", limit)
                .query((row, _) -> new ContractId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Asks the bank for everything that is payable; in the caller's transaction. */
    void debit(List<ContractId> ids, LocalDate today) {
        for (var held : store.allToChange(ids)) {
            long due = changes.state(held, today).due().total();
            collections.start(
                    held, RepaymentKind.DUE, Effect.SHORTER, due, Optional.empty(), today);
        }
    }

    private Set<UUID> underWay(List<ContractId> ids) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select contract from servicing.collection
                                 where state = 'IN_FLIGHT' and contract = any(:ids)
                                """)
                        .param("ids", ids.stream().map(ContractId::value).toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }
}
