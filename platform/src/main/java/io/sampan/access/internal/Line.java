package io.sampan.access.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the audit trail exactly as stored, the way its hash covers it. */
record Line(
        UUID id,
        Instant at,
        UUID actor,
        String actorName,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String before,
        @Nullable String after,
        String requestId) {}
