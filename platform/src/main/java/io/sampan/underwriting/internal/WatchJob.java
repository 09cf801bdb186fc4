package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.underwriting.RunningBorrowers;
import io.sampan.underwriting.Watching;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at borrowers and models once on each business day; twice does no harm. Books that are
 * brought up to date day by day, as when history is loaded, are looked at once they have arrived.
 */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class WatchJob {

    /** Days that books in use may lie behind the calendar: a long weekend and a holiday. */
    private static final int BEHIND_MAX = 10;

    private final Watching watching;
    private final ObjectProvider<RunningBorrowers> borrowers;
    private final Access access;
    private final Clock clock;
    private @Nullable LocalDate looked;

    WatchJob(
            Watching watching,
            ObjectProvider<RunningBorrowers> borrowers,
            Access access,
            Clock clock) {
        this.watching = watching;
        this.borrowers = borrowers;
        this.access = access;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 900_000)
    void look() {
        var outside = borrowers.getIfAvailable();
        if (outside == null) {
            return;
        }
        var today = outside.today();
        boolean arrived = !today.isBefore(LocalDate.now(clock).minusDays(BEHIND_MAX));
        if (arrived && !today.equals(looked)) {
            access.as(Actor.SYSTEM, () -> watching.evaluate(today));
            looked = today;
        }
    }
}
