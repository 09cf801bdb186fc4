package io.sampan.underwriting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Policies;
import io.sampan.underwriting.PolicyCase;
import io.sampan.underwriting.PolicyChange;
import io.sampan.underwriting.PolicyId;
import io.sampan.underwriting.PolicyLine;
import io.sampan.underwriting.PolicyTerm;
import io.sampan.underwriting.PolicyVersion;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Simulation;
import io.sampan.underwriting.Underwriting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/policies}: underwriters write policies and try them, auditors read; a second
 * underwriter agrees under {@code /api/v1/proposals}.
 */
@RestController
@RequestMapping("/api/v1/policies")
@PreAuthorize("hasAnyRole('UNDERWRITER','AUDITOR')")
class PolicyEndpoints {

    private static final int CASES_MAX = 200;
    private static final int NOTE_MAX = 500;

    private final Policies policies;
    private final Underwriting underwriting;
    private final Parties parties;
    private final Commands commands;
    private final Clock clock;

    PolicyEndpoints(
            Policies policies,
            Underwriting underwriting,
            Parties parties,
            Commands commands,
            Clock clock) {
        this.policies = policies;
        this.underwriting = underwriting;
        this.parties = parties;
        this.commands = commands;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @GetMapping
    List<PolicyLine> all() {
        return policies.policies(today());
    }

    /** What a table may ask for and answer, for the editor. */
    record Vocabulary(List<PolicyTerm> terms, List<Kind> outcomes, List<Reason> reasons) {}

    @GetMapping("/vocabulary")
    Vocabulary vocabulary() {
        return new Vocabulary(policies.terms(), List.of(Kind.values()), underwriting.reasons());
    }

    @GetMapping("/{id}")
    ResponseEntity<PolicyVersion> policy(@PathVariable UUID id) {
        var policy = policies.policy(new PolicyId(id), today());
        return ResponseEntity.ok().eTag(String.valueOf(policy.revision())).body(policy);
    }

    /** What a draft starts from. */
    record DraftRequest(UUID basedOn) {}

    @PostMapping
    @PreAuthorize("hasRole('UNDERWRITER')")
    ResponseEntity<PolicyVersion> draft(
            @RequestHeader("Idempotency-Key") String key, @RequestBody DraftRequest request) {
        return policy(
                commands.once(
                        key,
                        "underwriting.policy-draft",
                        request,
                        UUID.class,
                        () -> policies.draft(new PolicyId(request.basedOn())).value()));
    }

    /** A draft as it is to be. */
    record ChangeRequest(String dmn, List<CaseRequest> cases, String note) {}

    /** A test case; the expected outcome by its name. */
    record CaseRequest(String name, Map<String, String> values, Kind expected) {}

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('UNDERWRITER')")
    ResponseEntity<PolicyVersion> change(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(value = "If-Match", required = false) @Nullable String revision,
            @RequestBody ChangeRequest request) {
        if (request.cases().size() > CASES_MAX) {
            throw Problem.of("SMP-UND-0649").field("cases").with("max", CASES_MAX);
        }
        int of = revision(revision);
        var cases =
                request.cases().stream()
                        .map(c -> new PolicyCase(c.name(), c.values(), c.expected()))
                        .toList();
        return policy(
                commands.once(
                        key,
                        "underwriting.policy-change",
                        Map.of("policy", id, "revision", of, "change", request),
                        UUID.class,
                        () -> {
                            policies.change(
                                    new PolicyId(id),
                                    of,
                                    request.dmn(),
                                    cases,
                                    note(request.note()));
                            return id;
                        }));
    }

    private static String note(@Nullable String note) {
        var said = note == null ? "" : note.strip();
        return said.length() > NOTE_MAX ? said.substring(0, NOTE_MAX) : said;
    }

    private static int revision(@Nullable String header) {
        if (header == null) {
            throw Problem.of("SMP-UND-0654").field("If-Match");
        }
        try {
            return Integer.parseInt(header.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.of("SMP-UND-0654", e).field("If-Match");
        }
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('UNDERWRITER')")
    ResponseEntity<Void> discard(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(value = "If-Match", required = false) @Nullable String revision) {
        int of = revision(revision);
        commands.once(
                key,
                "underwriting.policy-discard",
                Map.of("policy", id, "revision", of),
                UUID.class,
                () -> {
                    policies.discard(new PolicyId(id), of);
                    return id;
                });
        return ResponseEntity.noContent().build();
    }

    /** From when a policy is to decide, and why. */
    record ProposeRequest(LocalDate effectiveFrom, String note) {}

    @PostMapping("/{id}/propose")
    @PreAuthorize("hasRole('UNDERWRITER')")
    ResponseEntity<PolicyVersion> propose(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(value = "If-Match", required = false) @Nullable String revision,
            @RequestBody ProposeRequest request) {
        int of = revision(revision);
        return policy(
                commands.once(
                        key,
                        "underwriting.policy-propose",
                        Map.of("policy", id, "revision", of, "wish", request),
                        UUID.class,
                        () -> {
                            policies.propose(
                                    new PolicyId(id),
                                    of,
                                    request.effectiveFrom(),
                                    note(request.note()),
                                    today());
                            return id;
                        }));
    }

    @PostMapping("/{id}/restore")
    @PreAuthorize("hasRole('UNDERWRITER')")
    ResponseEntity<PolicyVersion> restore(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody ProposeRequest request) {
        return policy(
                commands.once(
                        key,
                        "underwriting.policy-restore",
                        Map.of("policy", id, "wish", request),
                        UUID.class,
                        () ->
                                policies.restore(
                                                new PolicyId(id),
                                                request.effectiveFrom(),
                                                note(request.note()),
                                                today())
                                        .value()));
    }

    @GetMapping("/{id}/difference")
    List<PolicyChange> difference(@PathVariable UUID id, @RequestParam UUID from) {
        return policies.difference(new PolicyId(from), new PolicyId(id));
    }

    /** The days whose decisions are judged again, both included. */
    record SimulateRequest(LocalDate from, LocalDate to) {}

    @PostMapping("/{id}/simulations")
    @PreAuthorize("hasRole('UNDERWRITER')")
    Simulation simulate(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody SimulateRequest request) {
        return simulation(
                commands.once(
                        key,
                        "underwriting.policy-simulate",
                        Map.of("policy", id, "days", request),
                        UUID.class,
                        () -> policies.simulate(new PolicyId(id), request.from(), request.to())));
    }

    @GetMapping("/{id}/simulations")
    List<Simulation> simulations(@PathVariable UUID id) {
        return policies.simulations(new PolicyId(id));
    }

    @GetMapping("/simulations/{simulation}")
    Simulation simulation(@PathVariable UUID simulation) {
        return policies.simulation(simulation);
    }

    @PostMapping("/simulations/{simulation}/stop")
    @PreAuthorize("hasRole('UNDERWRITER')")
    Simulation stop(@PathVariable UUID simulation, @RequestHeader("Idempotency-Key") String key) {
        return simulation(
                commands.once(
                        key,
                        "underwriting.policy-simulation-stop",
                        simulation,
                        UUID.class,
                        () -> {
                            policies.stop(simulation);
                            return simulation;
                        }));
    }

    /** A decision that changes sides, with the enterprise's name. */
    record ChangeLine(
            UUID decision,
            String application,
            Named enterprise,
            Kind before,
            Kind after,
            String rules) {}

    /** An enterprise to be shown. */
    record Named(UUID id, String name) {}

    @GetMapping("/simulations/{simulation}/changes")
    Page<ChangeLine> changes(
            @PathVariable UUID simulation,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var names = new HashMap<EnterpriseId, String>();
        return policies.changes(simulation, cursor.orElse(""), limit)
                .map(change ->
                        new ChangeLine(
                                change.decision().value(),
                                change.application(),
                                new Named(
                                        change.enterprise().value(),
                                        names.computeIfAbsent(
                                                change.enterprise(),
                                                id -> parties.enterprise(id).name())),
                                change.before(),
                                change.after(),
                                change.rules()));
    }
}
