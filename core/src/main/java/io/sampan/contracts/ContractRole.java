package io.sampan.contracts;

/** On which side of a contract its creator stands; the sign of all its payoffs follows from it. */
public enum ContractRole {
    /** Real position asset: the lender. */
    RPA(1),
    /** Real position liability: the borrower. */
    RPL(-1),
    /** Long. */
    LG(1),
    /** Short. */
    ST(-1),
    /** Buyer. */
    BUY(1),
    /** Seller. */
    SEL(-1),
    /** Receives the first leg of a swap. */
    RFL(1),
    /** Pays the first leg of a swap. */
    PFL(-1),
    /** Receives the fixed side of a swap. */
    RF(1),
    /** Pays the fixed side of a swap. */
    PF(-1),
    /** Collateral. */
    COL(1),
    /** Close-out netting. */
    CNO(1),
    /** Guarantor. */
    GUA(-1),
    /** Obligee. */
    OBL(1),
    /** Underlying. */
    UDL(1),
    /** Underlying, plus. */
    UDLP(1),
    /** Underlying, minus. */
    UDLM(-1);

    private final int sign;

    ContractRole(int sign) {
        this.sign = sign;
    }

    /** +1 for the side that receives the payoffs, -1 for the other one. */
    public int sign() {
        return sign;
    }
}
