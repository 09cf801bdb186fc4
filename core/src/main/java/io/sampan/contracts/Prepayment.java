package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Principal repaid before it is due.
 *
 * @param effect what a prepayment does to the payments that follow
 * @param dates when an observed share of the notional is prepaid, besides prepayments that happen
 * @param marketObject code of the observed share, 0 to 1
 * @param penalty how it costs
 * @param penaltyRate an amount or a yearly fraction, by {@code penalty}
 */
public record Prepayment(
        Effect effect,
        Recurrence dates,
        @Nullable String marketObject,
        Penalty penalty,
        BigDecimal penaltyRate) {
    /** Prepayments that happen make the term shorter; nothing is scheduled, nothing is charged. */
    public static final Prepayment NONE =
            new Prepayment(
                    Effect.SHORTER_TERM, Recurrence.NONE, null, Penalty.NONE, BigDecimal.ZERO);

    /** What follows a prepayment. */
    public enum Effect {
        /** {@code A}: the payments are fixed anew, the term stays. */
        SMALLER_PAYMENTS,
        /** {@code M}: the payments stay, the debt ends earlier. */
        SHORTER_TERM
    }

    /** How a prepayment is charged. */
    public enum Penalty {
        /** {@code O}. */
        NONE,
        /** {@code A}: a fixed amount. */
        AMOUNT,
        /** {@code N}: the rate on the notional since the last event. */
        RATE,
        /** {@code I}: the difference to the market rate on the notional since the last event. */
        INTEREST_DIFFERENCE
    }
}
