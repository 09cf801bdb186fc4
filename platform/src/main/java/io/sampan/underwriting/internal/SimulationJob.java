package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with simulations, also with those that a stop of the product cut off. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class SimulationJob {

    /** Longest turn: other jobs and nodes come in between. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private final Simulations simulations;
    private final Access access;

    SimulationJob(Simulations simulations, Access access) {
        this.simulations = simulations;
        this.access = access;
    }

    @Scheduled(fixedDelay = 1_000)
    void goOn() {
        long end = System.nanoTime() + TURN.toNanos();
        access.as(
                Actor.SYSTEM,
                () -> {
                    for (var id : simulations.running()) {
                        while (System.nanoTime() < end && simulations.step(id)) {
                            Thread.onSpinWait();
                        }
                    }
                });
    }
}
