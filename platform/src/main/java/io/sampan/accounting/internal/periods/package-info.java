/** Months, their closing and reopening, the year's closing, foreign currency. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal.periods;
