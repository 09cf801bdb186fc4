package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Money that ends when it is called. ACTUS {@code CLM}.
 *
 * @param notice time between the call and the repayment
 * @param creditLine most that may be drawn; missing means drawings are not possible
 */
public record Clm(
        Deal deal,
        Principal principal,
        Interest interest,
        RateReset reset,
        Fees fees,
        Period notice,
        @Nullable BigDecimal creditLine)
        implements Debt {

    public Clm {
        DebtTerms.checkInArrears(interest, "interest of this type is added to the principal");
    }

    @Override
    public ContractType type() {
        return ContractType.CLM;
    }

    @Override
    public Clm withDeal(Deal other) {
        return new Clm(other, principal, interest, reset, fees, notice, creditLine);
    }

    @Override
    public Clm withReset(RateReset other) {
        return new Clm(deal, principal, interest, other, fees, notice, creditLine);
    }
}
