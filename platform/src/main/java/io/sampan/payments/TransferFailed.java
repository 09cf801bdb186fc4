package io.sampan.payments;

/** The money has not moved, finally. Told once an attempt, in the transaction that records it. */
public record TransferFailed(Transfer transfer) {}
