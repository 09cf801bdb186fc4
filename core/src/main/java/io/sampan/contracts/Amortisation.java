package io.sampan.contracts;

/** How the principal of a loan comes back. */
public enum Amortisation {
    /** 等额本息: the same sum every month; ACTUS {@code ANN}. */
    EQUAL_INSTALMENTS,
    /** 等额本金: the same principal every month, falling interest; ACTUS {@code LAM}. */
    EQUAL_PRINCIPAL,
    /** 先息后本: interest every month, all principal on the last day; ACTUS {@code PAM}. */
    INTEREST_ONLY
}
