package io.sampan.contracts;

import java.math.BigDecimal;

/**
 * A right to buy or sell. ACTUS {@code OPTNS}.
 *
 * @param marketObject code of the observed price of the underlying
 * @param kind call, put, or both (a collar: a call on {@code strike1}, a put on {@code strike2})
 * @param exerciseDays for {@code BERMUDAN}
 */
public record Optns(
        Deal deal,
        String marketObject,
        Kind kind,
        BigDecimal strike1,
        BigDecimal strike2,
        Style style,
        Recurrence exerciseDays,
        Exercise exercise)
        implements Terms {

    /** What the right is. */
    public enum Kind {
        /** Call. */
        C,
        /** Put. */
        P,
        /** Call and put. */
        CP
    }

    /** When it can be used before maturity: an observed {@code XD} event. */
    public enum Style {
        /** Never. */
        EUROPEAN,
        /** On some days. */
        BERMUDAN,
        /** Any time. */
        AMERICAN
    }

    public Optns {
        if (exercise.maturity() == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.OPTNS;
    }
}
