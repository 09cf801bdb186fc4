package io.sampan.servicing.internal;

import java.time.LocalDate;

/**
 * Which rules hold on a day. A receipt is spread by the rules of its value date, so a later change
 * of the pack leaves the past alone.
 */
@FunctionalInterface
interface RuleBook {
    Rules on(LocalDate day);
}
