package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A balance without an end: a current account, a revolving credit, whose interest is capitalised.
 * ACTUS {@code UMP}.
 *
 * @param creditLine most that may be drawn; missing means drawings are not possible
 */
public record Ump(
        Deal deal,
        Principal principal,
        Interest interest,
        RateReset reset,
        Fees fees,
        @Nullable BigDecimal creditLine)
        implements Debt {

    public Ump {
        DebtTerms.checkInArrears(interest, "interest of this type is added to the principal");
    }

    @Override
    public ContractType type() {
        return ContractType.UMP;
    }

    @Override
    public Ump withDeal(Deal other) {
        return new Ump(other, principal, interest, reset, fees, creditLine);
    }

    @Override
    public Ump withReset(RateReset other) {
        return new Ump(deal, principal, interest, other, fees, creditLine);
    }
}
