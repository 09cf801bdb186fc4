package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Shares. ACTUS {@code STK}.
 *
 * @param dividends when dividends are paid, observed under {@code dividendObject}
 * @param nextDividend the first dividend if it is already known
 */
public record Stk(
        Deal deal,
        BigDecimal quantity,
        Recurrence dividends,
        @Nullable String dividendObject,
        @Nullable BigDecimal nextDividend)
        implements Terms {
    @Override
    public ContractType type() {
        return ContractType.STK;
    }
}
