package io.sampan.underwriting;

import java.math.BigDecimal;

/**
 * What a model said in silence beside what was decided.
 *
 * @param decisions that it has scored
 * @param sameGrade those of them in which it came to the grade that was decided by
 * @param pointsMore points it gave more than those decided by, on average; negative for fewer
 */
public record ShadowSaid(int decisions, int sameGrade, BigDecimal pointsMore) {}
