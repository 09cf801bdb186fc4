package io.sampan.demo.internal;

/** How large the demo lender is. */
final class Demo {

    /** Everything random in the demo follows from it. */
    static final long SEED = 20_250_615L;

    static final int FIRMS = 200;

    /** The first firms have a user who can sign in and no loans yet: they are for trying out. */
    static final int SIGN_INS = 3;

    /** Running and finished contracts aimed at; then customers look but sign no more. */
    static final int CONTRACTS = 500;

    static final int APPLICATIONS = 900;

    static final int MONTHS = 24;

    /** How long trade is known before the first day. */
    static final int MONTHS_OF_TRADE = 18;

    private Demo() {}
}
