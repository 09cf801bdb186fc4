package io.sampan.accounting.internal;

import io.sampan.accounting.LedgerAudit;
import java.util.List;

/** An audit as scripts read it. */
record AuditReport(
        boolean sound,
        String at,
        long journals,
        long transfers,
        long entries,
        long accounts,
        List<Line> checks) {

    AuditReport(LedgerAudit audit) {
        this(
                audit.sound(),
                audit.at().toString(),
                audit.journals(),
                audit.transfers(),
                audit.entries(),
                audit.accounts(),
                audit.checks().stream()
                        .map(check ->
                                new Line(
                                        check.name(),
                                        check.text().en(),
                                        check.holds(),
                                        check.faults(),
                                        check.examples()))
                        .toList());
    }

    /** One invariant. */
    record Line(String name, String text, boolean holds, long faults, List<String> examples) {}
}
