package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When a right ends, was used and is settled.
 *
 * @param exercised if it was used before
 * @param amount the amount of that use
 * @param settlement time between use and payment
 */
public record Exercise(
        @Nullable LocalDateTime maturity,
        @Nullable LocalDateTime exercised,
        BigDecimal amount,
        Period settlement) {}
