package io.sampan.contracts;

import java.math.BigDecimal;

/**
 * On what interest is computed.
 *
 * @param amount the first base, for kinds other than {@code NOTIONAL}
 * @param dates when a lagged base is set to the notional
 */
public record InterestBase(Kind kind, BigDecimal amount, Recurrence dates) {
    /** On the notional. */
    public static final InterestBase NOTIONAL =
            new InterestBase(Kind.NOTIONAL, BigDecimal.ZERO, Recurrence.NONE);

    /** The kinds of base. */
    public enum Kind {
        /** {@code NT}. */
        NOTIONAL,
        /** {@code NTIED}: the amount until the first redemption, then the notional. */
        INITIAL,
        /** {@code NTL}. */
        LAGGED
    }
}
