package io.sampan.lending;

import io.sampan.parties.EnterpriseId;
import org.jspecify.annotations.Nullable;

/**
 * Which applications to list, the newest first; null does not restrict.
 *
 * @param text part of the number or of the enterprise's name
 */
public record ApplicationQuery(
        @Nullable ApplicationState state,
        @Nullable String text,
        @Nullable EnterpriseId enterprise,
        @Nullable String cursor,
        int limit) {}
