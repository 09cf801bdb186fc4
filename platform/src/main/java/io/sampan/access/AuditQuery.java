package io.sampan.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit trail; null does not restrict.
 *
 * @param from first instant
 * @param to first instant no longer wanted
 */
public record AuditQuery(
        @Nullable UserId actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        int limit) {

    /** The newest lines about one thing. */
    public static AuditQuery about(String subjectType, String subjectId) {
        return new AuditQuery(
                null, null, subjectType, subjectId, null, null, null, Page.LIMIT_DEFAULT);
    }
}
