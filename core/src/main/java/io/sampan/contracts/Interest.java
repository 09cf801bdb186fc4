package io.sampan.contracts;

import io.sampan.calendar.DayCount;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Interest on a debt.
 *
 * @param rate a yearly fraction, 0.05 for 5 %
 * @param accrued at the status date, as given
 * @param payment when it is paid
 * @param capitalisedUntil until then it is added to the notional instead
 * @param inAdvance paid at the start of each period for that period ({@code
 *     cyclePointOfInterestPayment B})
 */
public record Interest(
        DayCount count,
        BigDecimal rate,
        BigDecimal accrued,
        Recurrence payment,
        @Nullable LocalDateTime capitalisedUntil,
        boolean inAdvance) {

    public Interest {
        if (rate.abs().compareTo(RATE_MAX) > 0) {
            throw new TermRefusedException("nominalInterestRate", rate, "between -100 and 100");
        }
        if (capitalisedUntil != null && inAdvance) {
            throw new TermRefusedException(
                    "cyclePointOfInterestPayment", "B", "E with a capitalizationEndDate");
        }
    }

    private static final BigDecimal RATE_MAX = BigDecimal.valueOf(100);
}
