package io.sampan.access.internal.web;

import io.sampan.access.AuditLine;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Page;
import io.sampan.access.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for those who watch. */
@RestController
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasAnyRole('AUDITOR', 'ADMINISTRATOR')")
class AuditDesk {

    /** {@code intact} if nothing was tampered with, else what is wrong. */
    record Verification(boolean intact, List<String> wrong) {}

    private final AuditTrail trail;

    AuditDesk(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    Page<AuditLine> lines(
            @RequestParam(required = false) @Nullable UserId actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return trail.lines(
                new AuditQuery(actor, action, subjectType, subjectId, from, to, cursor, limit));
    }

    @GetMapping("/verification")
    Verification verify() {
        var wrong = trail.verify();
        return new Verification(wrong.isEmpty(), wrong);
    }
}
