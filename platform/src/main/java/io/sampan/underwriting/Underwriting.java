package io.sampan.underwriting;

import io.sampan.access.Page;
import java.util.List;
import java.util.Optional;

/** The door of underwriting: ask for a decision, read it, let a person resolve it, replay it. */
public interface Underwriting {

    /**
     * Judges one application. The same application asked again gets the decision already made, as
     * long as it asks for the same; a decision is never made twice.
     *
     * @throws io.sampan.access.Problem SMP-UND-0409 if the application was decided for another
     *     amount, tenor, product or enterprise
     */
    Decision decide(Asked asked);

    /**
     * @throws io.sampan.access.Problem SMP-UND-0404 if there is no such decision
     */
    Decision decision(DecisionId id);

    /** The decision made for an application, if one was made. */
    Optional<Decision> of(String application);

    /**
     * A person answers a referral. Above the authority line of the pack a second person has to
     * agree first: the decision then stays {@link Decision.State#SECOND_CHECK}.
     *
     * @throws io.sampan.access.Problem SMP-UND-0410 if nothing waits for a person, SMP-UND-0422 if
     *     reasons are missing or the amount is above what policy allows
     */
    Decision resolve(DecisionId id, PersonSays says);

    /** Computes the answer again from what was stored and compares it byte by byte. */
    Replay replay(DecisionId id);

    Page<DecisionLine> decisions(DecisionQuery query);

    /** Every reason that an answer may name, with its text in both languages. */
    List<Reason> reasons();
}
