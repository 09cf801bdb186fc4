package io.sampan.underwriting;

import io.sampan.access.Role;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person has to look at: a running borrower who weakens, or a model that moves.
 * The same cause opens one alert at a time.
 *
 * @param rule of the pack that fired
 * @param effect on what may be lent while it is not closed
 * @param owner the role it belongs to until somebody takes it
 * @param taker who has taken it
 */
public record Alert(
        UUID id,
        String rule,
        Optional<EnterpriseId> enterprise,
        Optional<ModelId> model,
        Effect effect,
        Words text,
        Role owner,
        LocalDate openedOn,
        State state,
        Optional<String> taker,
        List<Step> steps) {

    public Alert {
        steps = List.copyOf(steps);
    }

    /** What an open alert does to the borrower's limit. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** The product lends less. */
        LOWER,
        /** Nothing new is decided or signed. */
        FREEZE
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        TAKEN,
        CLOSED
    }

    /** What somebody did. */
    public record Step(String step, String text, String byName, Instant at) {}
}
