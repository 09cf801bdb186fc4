package io.sampan.payments;

import java.util.UUID;

/**
 * The port to a bank or clearing house; {@code docs/reference/port-bank-rail.md} says how to
 * connect one. It is never called inside a database transaction, and may be called twice with the
 * same order, also at the same time.
 */
public interface BankRail {

    /**
     * Hands an order over. The same id again must not move money again: it answers as the order
     * stands. What the bank did not understand is {@link RailAnswer.Failed}; what never reached it,
     * or whose reply was lost, is {@link RailAnswer.NoReply} or any exception.
     */
    RailAnswer send(RailOrder order);

    /** How an order stands. */
    RailAnswer ask(UUID id);
}
