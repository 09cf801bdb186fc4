package io.sampan.contracts;

import java.math.BigDecimal;

/**
 * A recurring fee.
 *
 * @param rate an amount if {@code absolute}, otherwise a yearly fraction of the notional
 * @param accrued at the status date
 */
public record Fees(BigDecimal rate, boolean absolute, Recurrence dates, BigDecimal accrued) {
    /** No fee. */
    public static final Fees NONE =
            new Fees(BigDecimal.ZERO, false, Recurrence.NONE, BigDecimal.ZERO);
}
