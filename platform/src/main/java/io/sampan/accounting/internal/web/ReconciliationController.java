package io.sampan.accounting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.Reconciliation.Comparison;
import io.sampan.accounting.Reconciliation.Difference;
import io.sampan.accounting.Reconciliation.StatementLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Bank statements and what differs, over HTTP. */
@RestController
@RequestMapping("/api/v1/accounting/reconciliation")
class ReconciliationController {

    private static final String READERS = "hasAnyRole('ACCOUNTANT', 'AUDITOR')";
    private static final String ACCOUNTANT = "hasRole('ACCOUNTANT')";
    private static final long BYTES_MAX = 20_000_000;

    private final Reconciliation reconciliation;
    private final Commands commands;

    ReconciliationController(Reconciliation reconciliation, Commands commands) {
        this.reconciliation = reconciliation;
        this.commands = commands;
    }

    record Checked(Comparison comparison, boolean holds) {}

    record Why(String reason) {}

    record Waits(UUID proposal) {}

    record Matched(int journals) {}

    @GetMapping
    @PreAuthorize(READERS)
    List<Checked> comparisons() {
        return reconciliation.comparisons().stream()
                .map(comparison -> new Checked(comparison, comparison.holds()))
                .toList();
    }

    @GetMapping("/statements")
    @PreAuthorize(READERS)
    List<StatementLine> statements() {
        return reconciliation.statements();
    }

    @PostMapping("/statements")
    @PreAuthorize(ACCOUNTANT)
    StatementLine take(
            @RequestHeader("Idempotency-Key") String key, @RequestParam MultipartFile file) {
        if (file.getSize() > BYTES_MAX) {
            throw Problem.of("SMP-ACT-0450").field("file").with("why", "> 20 MB");
        }
        var bytes = bytes(file);
        return commands.once(
                key,
                "accounting.take-statement",
                Map.of("sha256", sha256(bytes)),
                StatementLine.class,
                () -> reconciliation.take(bytes));
    }

    @PostMapping("/match")
    @PreAuthorize(ACCOUNTANT)
    Matched match(@RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "accounting.match",
                Map.of(),
                Matched.class,
                () -> new Matched(reconciliation.match()));
    }

    @GetMapping("/differences")
    @PreAuthorize(READERS)
    Page<Difference> differences(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return reconciliation.differences(open, cursor, limit);
    }

    @PostMapping("/differences/{id}/own")
    @PreAuthorize(ACCOUNTANT)
    Difference own(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "accounting.own-difference",
                Map.of("difference", id),
                Difference.class,
                () -> reconciliation.own(id));
    }

    @PostMapping("/differences/{id}/resolve")
    @PreAuthorize(ACCOUNTANT)
    Waits resolve(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Why why) {
        return commands.once(
                key,
                "accounting.propose-resolution",
                Map.of("difference", id, "reason", why.reason()),
                Waits.class,
                () -> new Waits(reconciliation.proposeResolution(id, why.reason()).value()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
