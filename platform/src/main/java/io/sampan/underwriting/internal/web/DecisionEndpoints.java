package io.sampan.underwriting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.DecisionQuery;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Remedy;
import io.sampan.underwriting.Replay;
import io.sampan.underwriting.Underwriting;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/decisions}: for staff only; a borrower reads his reasons with his application. */
@RestController
@RequestMapping("/api/v1/decisions")
@PreAuthorize("hasAnyRole('UNDERWRITER','ACCOUNT_MANAGER','OPERATIONS','AUDITOR','ADMINISTRATOR')")
class DecisionEndpoints {

    private final Underwriting underwriting;
    private final Parties parties;
    private final Commands commands;

    DecisionEndpoints(Underwriting underwriting, Parties parties, Commands commands) {
        this.underwriting = underwriting;
        this.parties = parties;
        this.commands = commands;
    }

    @GetMapping
    Page<DecisionLineView> decisions(
            @RequestParam Optional<Decision.State> state,
            @RequestParam Optional<UUID> enterprise,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page =
                underwriting.decisions(
                        new DecisionQuery(state, enterprise.map(EnterpriseId::new), cursor, limit));
        var names = new HashMap<EnterpriseId, String>();
        return new Page<>(
                page.items().stream()
                        .map(line ->
                                DecisionLineView.of(
                                        line,
                                        names.computeIfAbsent(
                                                line.enterprise(),
                                                id -> parties.enterprise(id).name())))
                        .toList(),
                page.next());
    }

    @GetMapping("/{id}")
    DecisionView decision(@PathVariable UUID id) {
        return view(underwriting.decision(new DecisionId(id)));
    }

    @GetMapping("/reasons")
    List<Reason> reasons() {
        return underwriting.reasons();
    }

    @PostMapping("/{id}/resolve")
    @PreAuthorize("hasRole('UNDERWRITER')")
    DecisionView resolve(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody ResolveRequest request) {
        var says = request.says();
        var resolved =
                commands.once(
                        key,
                        "underwriting.resolve",
                        new Resolve(id, request),
                        UUID.class,
                        () -> underwriting.resolve(new DecisionId(id), says).id().value());
        return decision(resolved);
    }

    /** What distinguishes one command from another. */
    private record Resolve(UUID decision, ResolveRequest request) {}

    /** What would turn the answer, of what the customer can change. */
    @GetMapping("/{id}/remedies")
    List<Remedy> remedies(@PathVariable UUID id) {
        return underwriting.remedies(new DecisionId(id));
    }

    /** Computes and stores nothing, so it needs no key. */
    @PostMapping("/{id}/what-if")
    @PreAuthorize("hasRole('UNDERWRITER')")
    DecisionView whatIf(@PathVariable UUID id, @RequestBody WhatIfRequest request) {
        return view(underwriting.whatIf(new DecisionId(id), request.whatIf()));
    }

    @PostMapping("/{id}/replay")
    Replay replay(@PathVariable UUID id) {
        return underwriting.replay(new DecisionId(id));
    }

    private DecisionView view(Decision decision) {
        return DecisionView.of(
                decision,
                parties.enterprise(decision.enterprise()),
                id -> parties.enterprise(id).name());
    }
}
