package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Who owes us and how he pays: asked by the watching of underwriting, answered by the capability
 * that runs contracts, as {@link Exposure} is.
 */
public interface RunningBorrowers {

    /** The lender's business day. */
    LocalDate today();

    /** Contracts with principal outstanding on a day. */
    List<Running> running(LocalDate on);

    /**
     * Those of some applications whose loan can have told how it ends: it was paid out, and it is
     * repaid or its first instalment fell due so long ago that it could be that late by now.
     *
     * @param days past due from which a loan has ended badly
     */
    Set<String> telling(Set<String> applications, int days, LocalDate on);

    /**
     * One running contract.
     *
     * @param application that led to it, as underwriting knows it
     * @param daysPastDue of the oldest unpaid instalment; 0 when nothing is late
     */
    record Running(EnterpriseId enterprise, String application, int daysPastDue) {}
}
