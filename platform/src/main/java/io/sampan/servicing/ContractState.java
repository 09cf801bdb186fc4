package io.sampan.servicing;

/** Where a contract stands, in the word that lists show. */
public enum ContractState {
    /** Signed, not yet paid out: the lender's turn. */
    WAITING_US,
    /** Paid out, nothing due soon. */
    ACTIVE,
    /** An instalment is payable within the days the pack calls soon. */
    DUE_SOON,
    /** Something is unpaid after the last day on which it could be paid in time. */
    OVERDUE,
    /** Everything is paid. */
    SETTLED,
    /** The pay-out failed and needs a person or another account. */
    FAILED
}
