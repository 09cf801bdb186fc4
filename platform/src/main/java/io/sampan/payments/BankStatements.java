package io.sampan.payments;

import java.time.LocalDate;

/** Where our bank's statements come from, if it gives them by wire. */
public interface BankStatements {

    /** The statement of a day in China's time as camt.053. */
    byte[] of(LocalDate day);
}
