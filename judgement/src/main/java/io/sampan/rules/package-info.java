/**
 * Decision tables over plain values: first match answers, with the row that matched. A policy is a
 * table of DMN: simple rows are evaluated here, everything else and every check by Apache KIE
 * behind {@link io.sampan.rules.DmnEngine}.
 */
@org.jspecify.annotations.NullMarked
package io.sampan.rules;
