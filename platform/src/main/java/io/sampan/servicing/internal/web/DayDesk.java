package io.sampan.servicing.internal.web;

import io.sampan.access.Commands;
import io.sampan.accounting.BusinessDay;
import io.sampan.servicing.DayClose;
import io.sampan.servicing.DayStatus;
import io.sampan.servicing.Dues;
import io.sampan.servicing.Servicing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The business day: what is due, and its closing. */
@RestController
@RequestMapping("/api/v1")
class DayDesk {

    private static final String STAFF =
            "hasAnyRole('ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT', 'AUDITOR')";

    record CloseRequest(@Nullable LocalDate day) {}

    private final Servicing servicing;
    private final BusinessDay businessDay;
    private final Commands commands;

    DayDesk(Servicing servicing, BusinessDay businessDay, Commands commands) {
        this.servicing = servicing;
        this.businessDay = businessDay;
        this.commands = commands;
    }

    @GetMapping("/day")
    @PreAuthorize(STAFF)
    DayStatus day() {
        return servicing.day();
    }

    /**
     * Closes a day. Naming the day makes a repeat harmless even after a crash: a day that is closed
     * already answers its report. Without a body the current day is meant.
     */
    @PostMapping("/day/close")
    @PreAuthorize("hasRole('OPERATIONS')")
    DayClose close(
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody(required = false) @Nullable CloseRequest asked) {
        var day = asked == null || asked.day() == null ? businessDay.today() : asked.day();
        return commands.once(
                key,
                "servicing.close-day",
                asked == null ? "today" : asked,
                DayClose.class,
                () -> servicing.endOfDay(day));
    }

    @GetMapping("/today")
    @PreAuthorize(STAFF)
    Dues today() {
        return servicing.today(businessDay.today());
    }
}
