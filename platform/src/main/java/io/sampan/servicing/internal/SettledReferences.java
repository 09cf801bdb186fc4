package io.sampan.servicing.internal;

import io.sampan.accounting.BankReferences;
import io.sampan.payments.Payments;
import io.sampan.payments.TransferId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A journal of a contract leads over its fact to the transfer, and so to the bank's reference. */
@Component
class SettledReferences implements BankReferences {

    private static final String FACT = "fact:";

    private final JdbcClient jdbc;
    private final Payments payments;

    SettledReferences(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    @Override
    public Map<String, Set<String>> of(Collection<String> journals) {
        var facts = new HashMap<UUID, Set<String>>();
        for (var journal : journals) {
            if (journal.startsWith(FACT)) {
                var id = journal.substring(FACT.length(), journal.indexOf(':', FACT.length()));
                facts.computeIfAbsent(UUID.fromString(id), _ -> new HashSet<>()).add(journal);
            }
        }
        var references = new HashMap<String, Set<String>>();
        if (facts.isEmpty()) {
            return references;
        }
        jdbc.sql(
                        "select id, transfer from servicing.fact where transfer is not null and id in (:ids)")
                .param("ids", facts.keySet())
                .query(row -> {
                    var transfer =
                            payments.transfer(
                                    new TransferId(row.getObject("transfer", UUID.class)));
                    if (transfer.railReference() != null) {
                        var known = Set.of(transfer.id().toString(), transfer.railReference());
                        facts.getOrDefault(row.getObject("id", UUID.class), Set.of())
                                .forEach(journal -> references.put(journal, known));
                    }
                });
        return references;
    }
}
