package io.sampan.contracts;

import java.math.BigDecimal;

/**
 * Fixed against floating interest. ACTUS {@code SWPPV}; role {@code RF} receives the fixed side.
 *
 * @param interest the fixed side and the dates of both
 * @param floatingRate the rate of the floating side before its first reset
 * @param cash whether both sides are paid as one difference (settlement {@code S})
 */
public record Swppv(
        Deal deal,
        Principal principal,
        Interest interest,
        BigDecimal floatingRate,
        RateReset reset,
        boolean cash)
        implements Terms {

    public Swppv {
        if (principal.maturity() == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.SWPPV;
    }
}
