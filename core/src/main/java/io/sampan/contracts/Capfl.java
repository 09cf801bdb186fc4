package io.sampan.contracts;

/**
 * Pays what interest above a cap or below a floor would have cost. ACTUS {@code CAPFL}.
 *
 * @param cap infinite if there is none
 * @param floor negative infinite if there is none
 */
public record Capfl(Deal deal, Debt underlying, double cap, double floor) implements Terms {

    public Capfl {
        if (Double.isInfinite(cap) && Double.isInfinite(floor)) {
            throw new TermRefusedException("lifeCap", "missing", "lifeCap or lifeFloor");
        }
        if (floor > cap) {
            throw new TermRefusedException("lifeFloor", floor, "not above lifeCap " + cap);
        }
    }

    @Override
    public ContractType type() {
        return ContractType.CAPFL;
    }
}
