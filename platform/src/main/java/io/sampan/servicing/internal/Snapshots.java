package io.sampan.servicing.internal;

import io.sampan.accounting.BusinessDay;
import io.sampan.servicing.ContractId;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes snapshots that are missing anew from the facts, to the same bytes. */
@Component
class Snapshots {

    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final Store store;
    private final Changes changes;
    private final BusinessDay businessDay;
    private final TransactionTemplate transaction;

    Snapshots(
            JdbcClient jdbc,
            Store store,
            Changes changes,
            BusinessDay businessDay,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.changes = changes;
        this.businessDay = businessDay;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Returns how many were missing. */
    int makeMissing() {
        int made = 0;
        for (var ids = missing(); !ids.isEmpty(); ids = missing()) {
            var chunk = ids;
            transaction.executeWithoutResult(_ -> make(chunk));
            made += chunk.size();
        }
        return made;
    }

    private void make(List<ContractId> ids) {
        var today = businessDay.today();
        var contracts = store.allToChange(ids);
        var states = new HashMap<UUID, State>();
        contracts.forEach(held -> states.put(held.id().value(), changes.state(held, today)));
        changes.touch(contracts, states);
    }

    private List<ContractId> missing() {
        return jdbc.sql(
                        """
                        select w.contract from servicing.watch w
                         where not exists (select from servicing.snapshot s
                                            where s.contract = w.contract)
                         order by w.contract limit :limit
                        """)
                .param("limit", CHUNK)
                .query((row, _) -> new ContractId(row.getObject(1, UUID.class)))
                .list();
    }
}
