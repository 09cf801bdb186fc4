package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One evaluated event and the state after it, in units of the currency.
 *
 * @param payoff positive when the creator of the contract receives
 * @param notional signed: positive for an asset
 * @param accrued interest earned and not paid, signed
 * @param exerciseAmount 0 where the contract has no exercise
 */
public record Event(
        EventType type,
        LocalDateTime time,
        double payoff,
        String currency,
        double notional,
        double rate,
        double accrued,
        double exerciseAmount,
        Optional<LocalDateTime> exercised) {}
