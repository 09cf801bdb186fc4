package io.sampan.lending;

import java.util.Set;

/** Where an application stands, in the word that pages show. */
public enum ApplicationState {
    /** Being filled in; nothing was asked yet. */
    DRAFT,
    /** The lender stands by an offer until its day. */
    OFFERED,
    /** A person of the lender decides. */
    REFERRED,
    /** Not this time, with reasons. */
    REFUSED,
    /** Signed by the customer; a step that is passed through at once. */
    SIGNED,
    /** Signed; the pay-out waits for a second pair of eyes. */
    SECOND_CHECK,
    /** The bank has the order to pay. */
    PAYING,
    /** The money has arrived. */
    PAID,
    /** The bank could not pay; a retry is possible and cannot pay twice. */
    PAYMENT_FAILED,
    /** Taken back by the customer. */
    WITHDRAWN,
    /** The draft or the offer has run out. */
    EXPIRED;

    /** States in which nothing binds the customer yet. */
    public static final Set<ApplicationState> UNSIGNED = Set.of(DRAFT, OFFERED, REFERRED);
}
