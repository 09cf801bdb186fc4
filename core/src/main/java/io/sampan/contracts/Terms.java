package io.sampan.contracts;

/**
 * The terms of a contract, one record for each type. Terms that exist do not contradict themselves:
 * the records refuse with {@link TermRefusedException}.
 */
public sealed interface Terms
        permits Debt, Csh, Stk, Com, Fxout, Swppv, Swaps, Capfl, Optns, Futur, Ceg, Cec {
    ContractType type();

    Deal deal();
}
