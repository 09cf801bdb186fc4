package io.sampan.underwriting;

import io.sampan.packs.Words;

/**
 * Why an answer is what it is, in words a customer may read.
 *
 * @param code of the catalogue {@code packs/cn/underwriting/reasons.yaml}, for example {@code R07}
 * @param text the fact, with its figures
 * @param help what would change it
 */
public record Reason(String code, Words text, Words help) {}
