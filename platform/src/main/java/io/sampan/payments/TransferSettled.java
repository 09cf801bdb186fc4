package io.sampan.payments;

/** The money has arrived. Told once, in the transaction that records it. */
public record TransferSettled(Transfer transfer) {}
