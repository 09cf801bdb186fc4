package io.sampan.accounting;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Under which references the bank knows the money of a journal. Whoever records journals for money
 * that went over a bank implements it; several may, each for its own journals.
 */
public interface BankReferences {

    /** References (end-to-end id, the bank's own) by journal; journals of others are left out. */
    Map<String, Set<String>> of(Collection<String> journals);
}
