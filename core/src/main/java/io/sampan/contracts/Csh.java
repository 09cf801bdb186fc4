package io.sampan.contracts;

import java.math.BigDecimal;

/** Cash in hand. ACTUS {@code CSH}. */
public record Csh(Deal deal, BigDecimal notional) implements Terms {
    @Override
    public ContractType type() {
        return ContractType.CSH;
    }
}
