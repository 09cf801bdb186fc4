package io.sampan.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the audit trail.
 *
 * @param actor who acted, with the name he had then
 * @param requestId the request it happened in, as in problem answers and logs
 */
public record AuditLine(
        UUID id,
        Instant at,
        Who actor,
        String action,
        String subjectType,
        String subjectId,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        String requestId) {

    /** A user's id and name as they were. */
    public record Who(UserId id, String name) {}
}
