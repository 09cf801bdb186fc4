package io.sampan.contracts;

import io.sampan.money.Money;
import java.time.LocalDate;

/**
 * Money that changes hands on a day, seen by one party.
 *
 * @param amount positive when this party receives, negative when it pays
 */
public record Flow(LocalDate date, Money amount) {}
