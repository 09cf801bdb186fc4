package io.sampan.servicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The business day and how its closing stands. */
public record DayStatus(
        LocalDate day,
        @Nullable LastClose lastClose,
        List<DayClose.Step> steps,
        List<DayClose.SetAside> setAside,
        boolean running) {

    public DayStatus {
        steps = List.copyOf(steps);
        setAside = List.copyOf(setAside);
    }

    /** The last day that was wholly closed. */
    public record LastClose(LocalDate date, Instant finishedAt, long contracts, long failed) {}
}
