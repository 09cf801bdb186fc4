/** The books at work: rules, posting at commit, statements and the audit. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal;
