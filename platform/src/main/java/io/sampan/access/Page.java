package io.sampan.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param next the cursor of the next page, or null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
