package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Something that happened to a contract and that no schedule tells: a call, a prepayment, a
 * drawing, a default, a look at the state.
 *
 * @param contractId the contract it happened to; empty for the contract that is evaluated
 * @param value an amount for {@code PP, PR, PI, PD}, otherwise without meaning
 * @param performance the new performance, for {@code CE}
 */
public record ObservedEvent(
        LocalDateTime time,
        EventType type,
        double value,
        Optional<String> contractId,
        Optional<Performance> performance) {}
