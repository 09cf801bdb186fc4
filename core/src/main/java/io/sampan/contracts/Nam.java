package io.sampan.contracts;

/** Fixed payments; what is left of them after interest redeems. ACTUS {@code NAM}. */
public record Nam(
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

    public Nam {
        DebtTerms.checkPaidWithInterest(principal.maturity(), interest, redemption);
    }

    @Override
    public ContractType type() {
        return ContractType.NAM;
    }

    @Override
    public Nam withDeal(Deal other) {
        return new Nam(
                other, principal, interest, redemption, base, reset, fees, scaling, prepayment);
    }

    @Override
    public Nam withReset(RateReset other) {
        return new Nam(
                deal, principal, interest, redemption, base, other, fees, scaling, prepayment);
    }
}
