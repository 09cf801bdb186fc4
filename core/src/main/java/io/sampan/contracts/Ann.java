package io.sampan.contracts;

/** Equal payments that end at zero: 等额本息. ACTUS {@code ANN}. */
public record Ann(
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

    public Ann {
        var maturity = principal.maturity();
        DebtTerms.checkPaidWithInterest(
                maturity == null ? redemption.amortisedUntil() : maturity, interest, redemption);
    }

    @Override
    public ContractType type() {
        return ContractType.ANN;
    }

    @Override
    public Ann withDeal(Deal other) {
        return new Ann(
                other, principal, interest, redemption, base, reset, fees, scaling, prepayment);
    }

    @Override
    public Ann withReset(RateReset other) {
        return new Ann(
                deal, principal, interest, redemption, base, other, fees, scaling, prepayment);
    }
}
