package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation knows besides the terms.
 *
 * @param horizon the last moment of interest; empty for the contract's own maturity
 */
public record Situation(
        Observations observed, List<ObservedEvent> events, Optional<LocalDateTime> horizon) {
    /** Nothing observed, nothing happened, to the contract's own maturity. */
    public static final Situation PLAIN =
            new Situation(Observations.NONE, List.of(), Optional.empty());

    public Situation {
        events = List.copyOf(events);
    }
}
