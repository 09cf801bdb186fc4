/** Decisions over HTTP: the underwriter's queue, one decision with all its reasons, the answer. */
@org.jspecify.annotations.NullMarked
package io.sampan.underwriting.internal.web;
