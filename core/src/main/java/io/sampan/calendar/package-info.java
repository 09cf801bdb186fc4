/**
 * Business days and day counts. A calendar is built from a dated table (rest days and make-up
 * workdays) and is loud when it is asked about a year the table does not cover.
 */
@org.jspecify.annotations.NullMarked
package io.sampan.calendar;
