package io.sampan.ledger;

import io.sampan.ledger.Answer.Reason;
import java.util.Map;

/** What was asked under an id and what became of it. */
public sealed interface Kept {

    /** As in {@link Step#content()}. */
    Map<String, String> content();

    /** It was done. */
    record Effected(Map<String, String> content, Effect effect) implements Kept {}

    /**
     * It was refused, and is for ever: an answer that was lost on its way cannot turn into another
     * one.
     *
     * @param step the step of its group that was to blame
     */
    record Declined(Map<String, String> content, TransferId step, Reason reason) implements Kept {}
}
