package io.sampan.underwriting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One policy in the list.
 *
 * @param label {@code cn-1} from the pack, {@code v3} approved here; empty for a draft
 * @param effectiveFrom the first day it decides; for a draft the day wished for, if one was named
 * @param note why it was made
 * @param author who wrote it; "pack" for one that came with the rules
 * @param approver who agreed to it
 * @param at when it was approved, or a draft last changed
 * @param inForce whether applications of today are judged by it
 */
public record PolicyLine(
        PolicyId id,
        State state,
        String label,
        Optional<LocalDate> effectiveFrom,
        String note,
        String author,
        Optional<String> approver,
        Optional<Instant> at,
        boolean inForce) {

    /** Where a policy stands. */
    public enum State {
        /** Came with the rule pack. */
        PACK,
        /** Being written; may be changed. */
        DRAFT,
        /** Waits for a second person; cannot be changed. */
        PROPOSED,
        /** Decides from its day; never changed again. */
        APPROVED
    }
}
