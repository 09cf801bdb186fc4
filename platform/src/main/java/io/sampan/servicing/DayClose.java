package io.sampan.servicing;

import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closing of one business day, step by step.
 *
 * @param date the day closed
 * @param next the business day after it
 */
public record DayClose(LocalDate date, LocalDate next, List<Step> steps, List<SetAside> setAside) {

    public DayClose {
        steps = List.copyOf(steps);
        setAside = List.copyOf(setAside);
    }

    public long failed() {
        return steps.stream().mapToLong(Step::failed).sum();
    }

    /**
     * One recorded step.
     *
     * @param done items finished of {@code total}
     * @param failed items set aside
     * @param seconds run time, over restarts only that of the last run
     */
    public record Step(
            String code,
            Words name,
            long done,
            long total,
            long failed,
            double seconds,
            boolean finished) {}

    /** A contract that could not be processed and waits for a person; it blocks nobody else. */
    public record SetAside(@Nullable ContractId contract, String step, String code, String cause) {}
}
