package io.sampan.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to what, with before and after, and who saw personal data. Lines are only added: the
 * application's database role cannot change or delete them. Each line carries a keyed hash of its
 * content, and a chain of seals over all lines follows within seconds, so that a line changed,
 * removed or slipped in by whoever owns the database shows.
 */
public interface AuditTrail {

    /**
     * Adds a line in the actor's name to the running transaction, or in its own if there is none.
     * Fields named like personal numbers or passwords are masked in before and after.
     *
     * @param action what was done, for example {@code parties.consent-given}
     * @param subjectType what kind of thing it was done to, for example {@code enterprise}
     * @param subjectId which one
     * @param before its state before, written as JSON; null if there was none
     * @param after its state after
     */
    void record(
            String action,
            String subjectType,
            String subjectId,
            @Nullable Object before,
            @Nullable Object after);

    /** Lines that match, newest first. */
    Page<AuditLine> lines(AuditQuery query);

    /** Seals lines that are not sealed yet; a job calls it. Returns how many. */
    int seal();

    /** Checks every line and every seal. Empty if nothing was tampered with, else what is wrong. */
    List<String> verify();
}
