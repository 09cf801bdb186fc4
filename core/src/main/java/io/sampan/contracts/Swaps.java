package io.sampan.contracts;

/**
 * Two contracts exchanged for each other. ACTUS {@code SWAPS}.
 *
 * @param first the leg that role {@code RFL} receives
 * @param cash whether payments of both legs at one moment become one (settlement {@code S})
 */
public record Swaps(Deal deal, Debt first, Debt second, boolean cash) implements Terms {
    @Override
    public ContractType type() {
        return ContractType.SWAPS;
    }
}
