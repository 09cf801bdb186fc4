/** The books against the bank's statements, every day. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal.reconciliation;
