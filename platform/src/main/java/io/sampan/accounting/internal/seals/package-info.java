/** Tamper evidence: what was committed, sealed in its order behind the write path. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal.seals;
