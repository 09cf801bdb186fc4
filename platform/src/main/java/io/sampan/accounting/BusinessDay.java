package io.sampan.accounting;

import java.time.LocalDate;

/**
 * The lender's business date: moved on by the close of the day, not by midnight. Only the rim asks
 * it (controllers, jobs) and hands it down.
 */
public interface BusinessDay {

    /**
     * The business day that is open.
     *
     * @throws IllegalStateException if none was ever opened
     */
    LocalDate today();

    /**
     * Opens the first business day of an installation. Answers whether it did: if one is open
     * already, nothing happens.
     */
    boolean open(LocalDate first);

    /**
     * Moves to a later day, in the caller's transaction if there is one. To be on it already is
     * fine; a concurrent or repeated close does nothing twice.
     *
     * @throws IllegalStateException if the day is before the open one
     */
    void advance(LocalDate to);
}
