package io.sampan.contracts;

import java.math.BigDecimal;
import java.util.List;

/**
 * Collateral. ACTUS {@code CEC}.
 *
 * @param collateral what is pledged
 */
public record Cec(Deal deal, Cover cover, List<Pledge> collateral, Exercise exercise)
        implements Terms {

    /**
     * Something pledged.
     *
     * @param marketObject code of its observed value, of one unit
     */
    public record Pledge(String marketObject, BigDecimal quantity) {}

    public Cec {
        collateral = List.copyOf(collateral);
        if (collateral.isEmpty()) {
            throw new TermRefusedException(
                    "contractStructure", "without COVI", "at least one pledged object");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.CEC;
    }
}
