package io.sampan.contracts;

import io.sampan.calendar.DayCount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A guarantee. ACTUS {@code CEG}; the guarantor sells ({@code SEL}), the lender buys.
 *
 * @param count day count of the fee
 * @param notional the sum guaranteed; missing means it follows the covered contracts
 */
public record Ceg(
        Deal deal,
        Cover cover,
        @Nullable BigDecimal notional,
        DayCount count,
        Fees fees,
        Exercise exercise)
        implements Terms {
    @Override
    public ContractType type() {
        return ContractType.CEG;
    }
}
