package io.sampan.parties.internal.web;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.ChangedEnterprise;
import io.sampan.parties.Enterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Industry;
import io.sampan.parties.MobileNumber;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.NewPerson;
import io.sampan.parties.Owner;
import io.sampan.parties.Parties;
import io.sampan.parties.ResidentIdNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Enterprises over HTTP. Staff see all, a borrower his own. */
@RestController
@RequestMapping("/api/v1")
class EnterpriseDesk {

    private static final String STAFF =
            "hasAnyRole('ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT', 'AUDITOR',"
                    + " 'ADMINISTRATOR')";

    private static final String STAFF_OR_BORROWER =
            "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT',"
                    + " 'AUDITOR', 'ADMINISTRATOR')";

    record ChangeRequest(
            @Nullable String name,
            @Nullable String industry,
            @Nullable String address,
            @Nullable Integer staff,
            @Nullable Money revenueYearly,
            @Nullable Money assets,
            @Nullable NewPerson legalRepresentative,
            @Nullable List<Owner> owners) {

        ChangedEnterprise changes() {
            return new ChangedEnterprise(
                    Optional.ofNullable(name),
                    Optional.ofNullable(industry),
                    Optional.ofNullable(address),
                    Optional.ofNullable(staff),
                    Optional.ofNullable(revenueYearly),
                    Optional.ofNullable(assets),
                    Optional.ofNullable(legalRepresentative),
                    Optional.ofNullable(owners));
        }
    }

    /** By one of three personal numbers; in the body, because addresses are written into logs. */
    record SearchRequest(
            @Nullable ResidentIdNumber idNumber,
            @Nullable MobileNumber phone,
            @Nullable BankCardNumber cardNumber) {}

    private final Parties parties;
    private final Access access;
    private final AuditTrail trail;
    private final Commands commands;
    private final Clock clock;

    EnterpriseDesk(
            Parties parties, Access access, AuditTrail trail, Commands commands, Clock clock) {
        this.parties = parties;
        this.access = access;
        this.trail = trail;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/enterprises")
    @PreAuthorize(STAFF)
    Page<Enterprise> enterprises(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = parties.enterprises(q, cursor, limit);
        trail.record(
                "parties.listed",
                "enterprise",
                "*",
                null,
                Map.of("seen", page.items().stream().map(Enterprise::id).toList()));
        return page;
    }

    @PostMapping("/enterprises")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'OPERATIONS')")
    @ResponseStatus(HttpStatus.CREATED)
    Enterprise register(
            @RequestHeader("Idempotency-Key") String key, @RequestBody NewEnterprise asked) {
        return commands.once(
                key,
                "parties.register",
                asked,
                Enterprise.class,
                () -> parties.enterprise(parties.register(asked, today())));
    }

    @PostMapping("/enterprises/search")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'AUDITOR')")
    List<EnterpriseId> search(@RequestBody SearchRequest asked) {
        long given =
                Stream.of(asked.idNumber(), asked.phone(), asked.cardNumber())
                        .filter(number -> number != null)
                        .count();
        if (given != 1) {
            throw Problem.of("SMP-PAR-0062");
        }
        if (asked.idNumber() != null) {
            return parties.represented(asked.idNumber());
        }
        return asked.phone() != null
                ? parties.reachedBy(asked.phone())
                : parties.holding(Objects.requireNonNull(asked.cardNumber()));
    }

    @GetMapping("/enterprises/{id}")
    @PreAuthorize(STAFF_OR_BORROWER)
    ResponseEntity<Enterprise> enterprise(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        var enterprise = parties.enterprise(id);
        seen(enterprise);
        return withVersion(enterprise);
    }

    @PatchMapping("/enterprises/{id}")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'OPERATIONS')")
    ResponseEntity<Enterprise> change(
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(value = "If-Match", required = false) @Nullable String version,
            @PathVariable EnterpriseId id,
            @RequestBody ChangeRequest asked) {
        var changed =
                commands.once(
                        key,
                        "parties.change",
                        Map.of("enterprise", id, "changes", asked),
                        Enterprise.class,
                        () -> parties.change(id, asked.changes(), version(version), today()));
        return withVersion(changed);
    }

    @GetMapping("/industries")
    @PreAuthorize("isAuthenticated()")
    List<Industry> industries() {
        return parties.industries();
    }

    /** Masked, but personal all the same: names and what is left of numbers. */
    private void seen(Enterprise enterprise) {
        trail.record("parties.seen", "enterprise", enterprise.id().toString(), null, null);
    }

    private static ResponseEntity<Enterprise> withVersion(Enterprise enterprise) {
        return ResponseEntity.ok().eTag("\"" + enterprise.version() + "\"").body(enterprise);
    }

    private static Optional<Integer> version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(header.replaceAll("^W/|\"", "")));
        } catch (NumberFormatException e) {
            throw Problem.of("SMP-IN-0003", e)
                    .field("If-Match")
                    .with("name", "If-Match")
                    .with("expected", "\"1\"");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
