package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of a commodity, for example goods in a warehouse. ACTUS {@code COM}.
 *
 * @param marketObject code of its observed price, if it serves as collateral
 */
public record Com(Deal deal, BigDecimal quantity, @Nullable String marketObject) implements Terms {
    @Override
    public ContractType type() {
        return ContractType.COM;
    }
}
