package io.sampan.accounting.internal.reconciliation;

import java.time.LocalDate;

/** How many differences of the reconciliation nobody has explained yet. */
public interface OpenDifferences {

    /** Those that came up to a day. */
    long open(LocalDate day);
}
