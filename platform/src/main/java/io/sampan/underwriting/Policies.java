package io.sampan.underwriting;

import io.sampan.access.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The lender's credit policies: written as decision tables, tested, tried on past applications,
 * agreed to by a second person, in force from a day on. What hard rules stop no policy lifts.
 */
public interface Policies {

    /** Drafts first, then approved ones and those of the pack, newest first. */
    List<PolicyLine> policies(LocalDate today);

    /**
     * @throws io.sampan.access.Problem SMP-UND-0640 if there is none
     */
    PolicyVersion policy(PolicyId id, LocalDate today);

    /** Every value a policy may ask for. */
    List<PolicyTerm> terms();

    /** Starts a draft with the table and the cases of another policy. */
    PolicyId draft(PolicyId basedOn);

    /**
     * Changes a draft. It may be unsound: what is wrong is told, and keeps it from being proposed.
     *
     * @param revision the one that was changed
     * @throws io.sampan.access.Problem SMP-UND-0641 if somebody has changed it meanwhile,
     *     SMP-UND-0642 if it is no draft
     */
    void change(PolicyId id, int revision, String dmn, List<PolicyCase> cases, String note);

    /** Throws a draft away. */
    void discard(PolicyId id, int revision);

    /**
     * Puts a draft before a second underwriter; with his yes it is in force from its day.
     *
     * @throws io.sampan.access.Problem SMP-UND-0643 if it is unsound, SMP-UND-0644 if a test case
     *     fails or there is none, SMP-UND-0645 if the day is past
     */
    void propose(PolicyId id, int revision, LocalDate effectiveFrom, String note, LocalDate today);

    /** Proposes a policy that held before, from a new day on; gives the new draft's id. */
    PolicyId restore(PolicyId id, LocalDate effectiveFrom, String note, LocalDate today);

    /** Rule by rule, what the second policy has otherwise than the first. */
    List<PolicyChange> difference(PolicyId from, PolicyId to);

    /**
     * Starts to judge the decisions of a period again under a policy.
     *
     * @throws io.sampan.access.Problem SMP-UND-0643 if the policy is unsound, SMP-UND-0646 if the
     *     period ends before it begins, SMP-UND-0648 if too many are running
     */
    UUID simulate(PolicyId id, LocalDate from, LocalDate to);

    /** Simulations of a policy, newest first. */
    List<Simulation> simulations(PolicyId id);

    /**
     * @throws io.sampan.access.Problem SMP-UND-0647 if there is none
     */
    Simulation simulation(UUID id);

    /** Who changes sides, newest decisions first. */
    Page<Simulation.Change> changes(UUID simulation, String cursor, int limit);

    /** Ends a simulation early; its figures so far stay. */
    void stop(UUID simulation);
}
