package io.sampan.contracts;

import java.math.BigDecimal;

/**
 * A purchase agreed for later. ACTUS {@code FUTUR}.
 *
 * @param marketObject code of the observed price of the underlying
 */
public record Futur(Deal deal, String marketObject, BigDecimal price, Exercise exercise)
        implements Terms {

    public Futur {
        if (exercise.maturity() == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.FUTUR;
    }
}
