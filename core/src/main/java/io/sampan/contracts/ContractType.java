package io.sampan.contracts;

/** The contract types of the ACTUS standard that Sampan evaluates. */
public enum ContractType {
    /** Principal at maturity: a loan with interest only, a bond, a deposit for a term. */
    PAM,
    /** Linear amortizer: equal parts of principal. */
    LAM,
    /** Negative amortizer: fixed payments, the principal absorbs what interest leaves. */
    NAM,
    /** Annuity: equal payments that end at zero. */
    ANN,
    /** Exotic linear amortizer: any plan of principal, given as arrays. */
    LAX,
    /** Call money: ends when it is called. */
    CLM,
    /** Undefined maturity profile: a current account, a revolving credit. */
    UMP,
    /** Cash. */
    CSH,
    /** Stock. */
    STK,
    /** Commodity. */
    COM,
    /** Foreign exchange outright. */
    FXOUT,
    /** Plain vanilla interest rate swap. */
    SWPPV,
    /** Swap of any two contracts. */
    SWAPS,
    /** Cap or floor on the rate of another contract. */
    CAPFL,
    /** Option. */
    OPTNS,
    /** Future. */
    FUTUR,
    /** Guarantee of other contracts. */
    CEG,
    /** Collateral for other contracts. */
    CEC
}
