package io.sampan.ledger;

/** What the balance of an account may never become. */
public enum Limit {
    /** Either side may be larger. */
    NONE,
    /** Never a debit balance: a customer's wallet cannot be overdrawn. */
    DEBITS_WITHIN_CREDITS,
    /** Never a credit balance: no more principal can be repaid than was lent. */
    CREDITS_WITHIN_DEBITS;

    /** Whether a balance (debits minus credits, in minor units) is allowed. */
    public boolean allows(long balanceMinor) {
        return switch (this) {
            case NONE -> true;
            case DEBITS_WITHIN_CREDITS -> balanceMinor <= 0;
            case CREDITS_WITHIN_DEBITS -> balanceMinor >= 0;
        };
    }

    /** Whether more on this side can break the limit. */
    boolean minds(Side side) {
        return switch (this) {
            case NONE -> false;
            case DEBITS_WITHIN_CREDITS -> side == Side.DEBIT;
            case CREDITS_WITHIN_DEBITS -> side == Side.CREDIT;
        };
    }
}
