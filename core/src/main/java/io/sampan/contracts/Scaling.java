package io.sampan.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Notional or interest that follow an index: observed index / index at the deal date.
 *
 * @param dealIndex the index at the contract's deal date
 */
public record Scaling(
        boolean ofInterest,
        boolean ofNotional,
        @Nullable String marketObject,
        double dealIndex,
        Recurrence dates,
        double notionalMultiplier,
        double interestMultiplier) {
    /** Nothing is scaled. */
    public static final Scaling NONE = new Scaling(false, false, null, 1, Recurrence.NONE, 1, 1);

    public Scaling {
        if ((ofInterest || ofNotional) && !(dealIndex > 0)) {
            throw new TermRefusedException(
                    "scalingIndexAtContractDealDate", dealIndex, "more than 0");
        }
    }
}
