package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.util.List;

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
     * One running contract.
     *
     * @param application that led to it, as underwriting knows it
     * @param daysPastDue of the oldest unpaid instalment; 0 when nothing is late
     */
    record Running(EnterpriseId enterprise, String application, int daysPastDue) {}
}
