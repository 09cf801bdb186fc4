/**
 * Financial contracts by the ACTUS standard: immutable terms, schedules and evaluation as pure
 * functions, unrounded or in exact money.
 */
@org.jspecify.annotations.NullMarked
package io.sampan.contracts;
