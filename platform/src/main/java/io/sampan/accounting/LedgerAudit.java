package io.sampan.accounting;

import io.sampan.packs.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an audit of the stored books has found.
 *
 * @param accounts number of ledger accounts read
 * @param checks every invariant, whether it holds or not
 */
public record LedgerAudit(
        Instant at,
        long journals,
        long transfers,
        long entries,
        long accounts,
        List<Check> checks) {

    public LedgerAudit {
        checks = List.copyOf(checks);
    }

    /**
     * One invariant.
     *
     * @param faults how often it is broken
     * @param examples the first few places
     */
    public record Check(String name, Words text, long faults, List<String> examples) {

        public Check {
            examples = List.copyOf(examples);
        }

        public boolean holds() {
            return faults == 0;
        }
    }

    /** Whether every invariant holds. */
    public boolean sound() {
        return checks.stream().allMatch(Check::holds);
    }

    /** The same with one more invariant. */
    public LedgerAudit with(Check check) {
        var more = new ArrayList<>(checks);
        more.add(check);
        return new LedgerAudit(at, journals, transfers, entries, accounts, more);
    }
}
