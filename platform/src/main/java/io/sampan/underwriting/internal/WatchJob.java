package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.underwriting.RunningBorrowers;
import io.sampan.underwriting.Watching;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at borrowers and models once on each business day; twice does no harm. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class WatchJob {

    private final Watching watching;
    private final ObjectProvider<RunningBorrowers> borrowers;
    private final Access access;
    private @Nullable LocalDate looked;

    WatchJob(Watching watching, ObjectProvider<RunningBorrowers> borrowers, Access access) {
        this.watching = watching;
        this.borrowers = borrowers;
        this.access = access;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void look() {
        var outside = borrowers.getIfAvailable();
        if (outside == null) {
            return;
        }
        var today = outside.today();
        if (!today.equals(looked)) {
            access.as(Actor.SYSTEM, () -> watching.evaluate(today));
            looked = today;
        }
    }
}
