package io.sampan.contracts;

/** The rate of a debt after a reset (ACTUS RR and RRF), within its limits. */
final class ResetRates {
    private final Debt terms;
    private final Observations observed;
    private final Counting counting;

    ResetRates(Debt terms, Observations observed, Counting counting) {
        this.terms = terms;
        this.observed = observed;
        this.counting = counting;
    }

    /**
     * The new rate.
     *
     * @param reference of LAX: the piece of the rate
     */
    double after(double rate, EventType type, long scheduled, int reference) {
        var reset = terms.reset();
        if (terms instanceof Lax lax && !lax.rates().isEmpty()) {
            var piece = lax.rates().get(reference);
            double target =
                    type == EventType.RRF
                            ? piece.rate() * reset.multiplier() + reset.spread()
                            : observedRate(scheduled) + piece.rate();
            return counted(reset.limited(target, rate));
        }
        if (type == EventType.RRF) {
            var next = reset.next();
            return next == null ? rate : next.doubleValue();
        }
        return counted(reset.limited(observedRate(scheduled), rate));
    }

    private double observedRate(long scheduled) {
        var reset = terms.reset();
        double value = observed.at(reset.marketObject(), scheduled, "marketObjectCodeOfRateReset");
        return value * reset.multiplier() + reset.spread();
    }

    /** Money counts with rates of at most 12 decimals. */
    private double counted(double anyRate) {
        return counting.isMoney()
                ? Math.rint(anyRate * Accrual.Exact.RATE_UNITS) / Accrual.Exact.RATE_UNITS
                : anyRate;
    }
}
