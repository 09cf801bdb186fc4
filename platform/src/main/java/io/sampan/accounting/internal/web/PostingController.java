package io.sampan.accounting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Postings;
import io.sampan.accounting.Postings.RuleLine;
import io.sampan.accounting.Postings.Trial;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Posting rules over HTTP: what they are, what one would book, and booking by hand. */
@RestController
@RequestMapping("/api/v1/accounting/posting-rules")
class PostingController {

    private static final String READERS = "hasAnyRole('ACCOUNTANT', 'AUDITOR')";

    private final Postings postings;
    private final BusinessDay businessDay;
    private final Commands commands;

    PostingController(Postings postings, BusinessDay businessDay, Commands commands) {
        this.postings = postings;
        this.businessDay = businessDay;
        this.commands = commands;
    }

    /**
     * A journal that is tried or proposed.
     *
     * @param bookingDate null: the business day
     * @param valueDate null: the booking date
     */
    record Given(
            String event,
            @Nullable LocalDate valueDate,
            @Nullable LocalDate bookingDate,
            String subject,
            Map<String, Money> amounts) {

        Journal journal(String id, LocalDate today) {
            var booked = bookingDate == null ? today : bookingDate;
            if (booked.isAfter(today)) {
                throw Problem.of("SMP-ACT-0424").field("bookingDate").with("day", today);
            }
            return new Journal(
                    id, event, valueDate == null ? booked : valueDate, booked, subject, amounts);
        }
    }

    record Wished(String id, Given journal, String reason) {}

    record Waits(UUID proposal) {}

    @GetMapping
    @PreAuthorize(READERS)
    List<RuleLine> rules(@RequestParam Optional<LocalDate> on) {
        return postings.rules(on.orElseGet(businessDay::today));
    }

    /** Writes nothing. */
    @PostMapping("/dry-run")
    @PreAuthorize(READERS)
    Trial dryRun(@RequestBody Given given) {
        return postings.dryRun(given.journal("dry-run", businessDay.today()));
    }

    @PostMapping("/proposals")
    @PreAuthorize("hasRole('ACCOUNTANT')")
    Waits propose(@RequestHeader("Idempotency-Key") String key, @RequestBody Wished wished) {
        return commands.once(
                key,
                "accounting.propose-journal",
                wished,
                Waits.class,
                () ->
                        new Waits(
                                postings.propose(
                                                wished.journal()
                                                        .journal(
                                                                "hand:" + wished.id(),
                                                                businessDay.today()),
                                                wished.reason())
                                        .value()));
    }
}
