package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.util.Optional;

/**
 * Which decisions to list, newest first.
 *
 * @param cursor where the page before ended
 * @param limit lines a page, 1 to 200
 */
public record DecisionQuery(
        Optional<Decision.State> state,
        Optional<EnterpriseId> enterprise,
        Optional<String> cursor,
        int limit) {

    public DecisionQuery {
        limit = Math.clamp(limit, 1, 200);
    }

    /** The first page of what waits for a person. */
    public static DecisionQuery waiting() {
        return new DecisionQuery(
                Optional.of(Decision.State.WAITING_PERSON), Optional.empty(), Optional.empty(), 50);
    }
}
