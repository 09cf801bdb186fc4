package io.sampan.parties;

import io.sampan.packs.Words;

/**
 * An industry of GB/T 4754-2017.
 *
 * @param code two digits for a division, three for a group, four for a class
 * @param name of the division
 */
public record Industry(String code, Words name) {}
