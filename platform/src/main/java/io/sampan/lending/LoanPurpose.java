package io.sampan.lending;

import io.sampan.packs.Words;

/**
 * What the money is for, as a card to tap.
 *
 * @param code for example {@code GOODS}
 */
public record LoanPurpose(String code, Words name) {}
