package io.sampan.contracts;

/** Money owed that bears interest: the types that share most of their rules. */
public sealed interface Debt extends Terms permits Pam, Lam, Nam, Ann, Lax, Clm, Ump {
    Principal principal();

    Interest interest();

    RateReset reset();

    Fees fees();

    default Scaling scaling() {
        return Scaling.NONE;
    }

    default Prepayment prepayment() {
        return Prepayment.NONE;
    }

    default InterestBase base() {
        return InterestBase.NOTIONAL;
    }

    /** The same terms with another deal. */
    Debt withDeal(Deal other);

    /** The same terms with other rate resets. */
    Debt withReset(RateReset other);
}
