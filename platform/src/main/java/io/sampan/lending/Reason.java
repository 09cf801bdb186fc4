package io.sampan.lending;

import io.sampan.packs.Words;

/**
 * Why an answer is what it is, for the customer to read.
 *
 * @param code of underwriting's catalogue, or {@code L01} to {@code L04} of lending's own
 * @param text the fact
 * @param help what would change it
 */
public record Reason(String code, Words text, Words help) {}
