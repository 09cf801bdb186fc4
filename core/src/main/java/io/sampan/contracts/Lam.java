package io.sampan.contracts;

/** Equal parts of principal: 等额本金, a lease of equal principal. ACTUS {@code LAM}. */
public record Lam(
        Deal deal,
        Principal principal,
        Interest interest,
        Redemption redemption,
        InterestBase base,
        RateReset reset,
        Fees fees,
        Scaling scaling,
        Prepayment prepayment)
        implements Debt {

    public Lam {
        DebtTerms.checkAmortising(principal, redemption);
    }

    @Override
    public ContractType type() {
        return ContractType.LAM;
    }

    @Override
    public Lam withDeal(Deal other) {
        return new Lam(
                other, principal, interest, redemption, base, reset, fees, scaling, prepayment);
    }

    @Override
    public Lam withReset(RateReset other) {
        return new Lam(
                deal, principal, interest, redemption, base, other, fees, scaling, prepayment);
    }
}
