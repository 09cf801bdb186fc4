package io.sampan.contracts;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates that recur.
 *
 * @param anchor the first date; missing with a cycle means the initial exchange
 * @param cycle missing means only the anchor
 */
public record Recurrence(@Nullable LocalDateTime anchor, @Nullable Cycle cycle) {
    /** Nothing recurs. */
    public static final Recurrence NONE = new Recurrence(null, null);

    public boolean isNone() {
        return anchor == null && cycle == null;
    }
}
