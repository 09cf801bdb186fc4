package io.sampan.underwriting;

import io.sampan.packs.Words;
import java.util.List;
import java.util.Optional;

/**
 * What turns an answer: a change within the customer's own power that was judged again and gave a
 * better answer, everything else being as it was.
 *
 * @param changes one or two; all of them together turn the answer
 * @param outcome what the answer then is; a referral means that a person decides
 * @param terms what may then be lent; empty for a refusal, which no remedy ends in
 */
public record Remedy(List<Change> changes, Decision.Kind outcome, Optional<Terms> terms) {

    public Remedy {
        changes = List.copyOf(changes);
    }

    /**
     * One thing to change.
     *
     * @param id of the pack's list, for example {@code more_months}
     */
    public record Change(String id, Words text) {}
}
