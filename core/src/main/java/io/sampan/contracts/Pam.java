package io.sampan.contracts;

/** All principal on the last day: a loan with interest only, a bond, a bill. ACTUS {@code PAM}. */
public record Pam(
        Deal deal,
        Principal principal,
        Interest interest,
        RateReset reset,
        Fees fees,
        Scaling scaling,
        Prepayment prepayment)
        implements Debt {

    public Pam {
        if (principal.maturity() == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.PAM;
    }

    @Override
    public Pam withDeal(Deal other) {
        return new Pam(other, principal, interest, reset, fees, scaling, prepayment);
    }

    @Override
    public Pam withReset(RateReset other) {
        return new Pam(deal, principal, interest, other, fees, scaling, prepayment);
    }
}
