/** Pure double-entry evaluation of transfers against account heads: no clock, no store. */
@org.jspecify.annotations.NullMarked
package io.sampan.ledger;
