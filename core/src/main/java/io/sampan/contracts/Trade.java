package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Purchase and sale of a contract during its life.
 *
 * @param purchased events before it belong to the previous owner
 * @param terminated the contract is given up that day
 */
public record Trade(
        @Nullable LocalDateTime purchased,
        BigDecimal purchasePrice,
        @Nullable LocalDateTime terminated,
        BigDecimal terminationPrice) {
    /** Held from beginning to end. */
    public static final Trade NONE = new Trade(null, BigDecimal.ZERO, null, BigDecimal.ZERO);

    public Trade {
        if (purchased != null && terminated != null && terminated.isBefore(purchased)) {
            throw new TermRefusedException(
                    "terminationDate", terminated, "not before purchaseDate " + purchased);
        }
    }
}
