package io.sampan.servicing.internal;

/** A receipt, how it was spread, and whether it was taken back (then it is spread over nothing). */
record Repayment(Fact.Received fact, Split split, boolean reversed) {}
