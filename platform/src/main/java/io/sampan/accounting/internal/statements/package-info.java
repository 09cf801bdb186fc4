/** Financial statements: sums of what was booked, laid out by the formats of the pack. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal.statements;
