package io.sampan.underwriting;

import io.sampan.packs.Words;

/**
 * A value that a policy may ask for.
 *
 * @param name as it is written in a column
 * @param type {@code number} or {@code string}
 * @param fact whether a reason may show its figure
 */
public record PolicyTerm(String name, String type, Words words, boolean fact) {}
