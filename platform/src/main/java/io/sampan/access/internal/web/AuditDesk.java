package io.sampan.access.internal.web;

import io.sampan.access.AuditLine;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.SystemClock;
import io.sampan.access.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Of 2026-11-24. */
    private static final int DAY_LENGTH = 10;

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
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return trail.lines(
                new AuditQuery(
                        actor,
                        action,
                        subjectType,
                        subjectId,
                        instant(from, "from", 0),
                        instant(to, "to", 1),
                        cursor,
                        limit));
    }

    /** An instant, or a whole day of the books' zone: as {@code to} it is included. */
    private static @Nullable Instant instant(@Nullable String text, String name, int daysMore) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() > DAY_LENGTH
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysMore)
                            .atStartOfDay(SystemClock.ZONE)
                            .toInstant();
        } catch (DateTimeException e) {
            throw Problem.of("SMP-IN-0003", e)
                    .field(name)
                    .with("name", name)
                    .with("expected", "2026-11-24, 2026-11-24T08:00:00Z");
        }
    }

    @GetMapping("/verification")
    Verification verify() {
        var wrong = trail.verify();
        return new Verification(wrong.isEmpty(), wrong);
    }
}
