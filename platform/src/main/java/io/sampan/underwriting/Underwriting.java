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

    /**
     * What the customer himself could change to turn the answer, the easiest first, at most three;
     * each was judged again by the rules of the decision. Empty if nothing of what he can change
     * turns it, or if there is nothing to turn.
     */
    List<Remedy> remedies(DecisionId id);

    /** Judges the case again with other figures, by the rules of the decision; stores nothing. */
    Decision whatIf(DecisionId id, WhatIf others);

    /**
     * The customer asks for a person to look at a refusal: it then waits as a referral does.
     *
     * @throws io.sampan.access.Problem SMP-UND-0810 if it is no refusal by policy or a person has
     *     looked at it already
     */
    Decision askPerson(DecisionId id);

    /** Computes the answer again from what was stored and compares it byte by byte. */
    Replay replay(DecisionId id);

    Page<DecisionLine> decisions(DecisionQuery query);

    /** Every reason that an answer may name, with its text in both languages. */
    List<Reason> reasons();
}
