package io.sampan.payments.internal;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often the simulated bank refuses or is late where no account says otherwise. */
@Component
class SimulatorSettings {

    private final long seed;
    private final int refusedPercent;
    private final int latePercent;

    SimulatorSettings(
            @Value("${sampan.payments.simulator.seed:1}") long seed,
            @Value("${sampan.payments.simulator.refused-percent:0}") int refusedPercent,
            @Value("${sampan.payments.simulator.late-percent:0}") int latePercent) {
        this.seed = seed;
        this.refusedPercent = refusedPercent;
        this.latePercent = latePercent;
    }

    /** The same for the same seed and order. */
    Behaviour behaviour(UUID order) {
        long mixed =
                (seed * 0x9E3779B97F4A7C15L)
                        ^ order.getMostSignificantBits()
                        ^ order.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
        int percent = (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), 100);
        if (percent < refusedPercent) {
            return Behaviour.NO_FUNDS;
        }
        return percent < refusedPercent + latePercent ? Behaviour.LATE : Behaviour.SETTLES;
    }
}
