package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes a closing that a crash cut off, and makes snapshots that were dropped. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class DayJob {

    private final Snapshots snapshots;
    private final DayClosing closing;
    private final Access access;

    DayJob(Snapshots snapshots, DayClosing closing, Access access) {
        this.snapshots = snapshots;
        this.closing = closing;
        this.access = access;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 5_000)
    void finishWhatWasCutOff() {
        access.as(
                Actor.SYSTEM,
                () -> {
                    snapshots.makeMissing();
                    closing.resume();
                });
    }
}
