package io.sampan.access;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of the product, in China's time zone. It goes with the machine until {@link #runAt}
 * sets it; the loader of demonstration data and tests do so, nothing else.
 */
public final class SystemClock extends Clock {

    /** Where the books are kept; business dates follow this zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock machine = Clock.system(ZONE);
    private volatile @Nullable Instant set;

    /** Stands still at the instant until set again or {@link #runOn}. */
    public void runAt(Instant instant) {
        set = instant;
    }

    /** Goes with the machine again. */
    public void runOn() {
        set = null;
    }

    @Override
    public Instant instant() {
        var instant = set;
        // What the database can keep: a stored instant equals the one in memory.
        return (instant == null ? machine.instant() : instant).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    @SuppressWarnings("UnnecessaryMethodReference") // Passing this would call this method again.
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }
}
