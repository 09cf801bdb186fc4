package io.sampan.underwriting.internal.web;

import io.sampan.access.Commands;
import io.sampan.underwriting.LineUp;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import io.sampan.underwriting.Models;
import io.sampan.underwriting.Promotion;
import io.sampan.underwriting.ShadowSaid;
import io.sampan.underwriting.internal.web.ModelViews.InventoryView;
import io.sampan.underwriting.internal.web.ModelViews.Line;
import io.sampan.underwriting.internal.web.ModelViews.LineUpView;
import io.sampan.underwriting.internal.web.ModelViews.Sheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/models}: underwriters work with models, auditors look on. */
@RestController
@RequestMapping("/api/v1/models")
@PreAuthorize("hasAnyRole('UNDERWRITER','AUDITOR')")
class ModelEndpoints {

    private static final String WHO_WORKS = "hasRole('UNDERWRITER')";

    private final Models models;
    private final Commands commands;

    ModelEndpoints(Models models, Commands commands) {
        this.models = models;
        this.commands = commands;
    }

    /** Why something is done. */
    record Why(String why) {}

    record Overrule(Set<String> flags, String text) {
        Overrule {
            flags = Set.copyOf(flags);
        }
    }

    record Renew(LocalDate until, String why) {}

    /** A proposal that a second person has to agree to. */
    record Proposed(UUID proposal) {}

    /** What distinguishes one command from another. */
    private record Asked(UUID model, Object request) {}

    @GetMapping
    InventoryView models() {
        var all = models.models();
        return new InventoryView(
                LineUpView.of(models.lineUp(), versions(all)), all.stream().map(Line::of).toList());
    }

    private static Map<ModelId, String> versions(List<ModelSheet> all) {
        return all.stream().collect(Collectors.toMap(ModelSheet::id, ModelSheet::version));
    }

    @GetMapping("/{id}")
    Sheet model(@PathVariable UUID id) {
        return Sheet.of(models.model(new ModelId(id)));
    }

    @GetMapping("/{id}/said")
    ShadowSaid said(@PathVariable UUID id) {
        return models.said(new ModelId(id));
    }

    @GetMapping("/line-ups")
    List<LineUpView> lineUps() {
        var versions = versions(models.models());
        return models.lineUps().stream().map(l -> LineUpView.of(l, versions)).toList();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WHO_WORKS)
    Sheet add(
            @RequestHeader("Idempotency-Key") String key,
            @RequestParam String note,
            @RequestPart MultipartFile file) {
        var files = ModelFiles.of(file);
        var id =
                commands.once(
                        key,
                        "underwriting.add-model",
                        List.of(note, ModelFiles.sha256(file)),
                        UUID.class,
                        () -> models.add(files.model(), files.report(), note).id().value());
        return model(id);
    }

    @PostMapping("/{id}/overrule")
    @PreAuthorize(WHO_WORKS)
    Sheet overrule(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Overrule request) {
        return changed(
                id,
                key,
                "underwriting.overrule-model",
                request,
                () -> models.overrule(new ModelId(id), request.flags(), request.text()));
    }

    @PostMapping("/{id}/promote")
    @PreAuthorize(WHO_WORKS)
    Proposed promote(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Promotion request) {
        return commands.once(
                key,
                "underwriting.promote-model",
                new Asked(id, request),
                Proposed.class,
                () -> new Proposed(models.promote(new ModelId(id), request).value()));
    }

    @PostMapping("/{id}/renew")
    @PreAuthorize(WHO_WORKS)
    Proposed renew(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Renew request) {
        return commands.once(
                key,
                "underwriting.renew-model",
                new Asked(id, request),
                Proposed.class,
                () ->
                        new Proposed(
                                models.renew(new ModelId(id), request.until(), request.why())
                                        .value()));
    }

    @PostMapping("/{id}/shadow")
    @PreAuthorize(WHO_WORKS)
    Sheet shadow(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Why request) {
        return changed(
                id,
                key,
                "underwriting.shadow-model",
                request,
                () -> models.shadow(new ModelId(id), request.why()));
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(WHO_WORKS)
    Sheet withdraw(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Why request) {
        return changed(
                id,
                key,
                "underwriting.withdraw-model",
                request,
                () -> models.withdraw(new ModelId(id), request.why()));
    }

    @PostMapping("/{id}/retire")
    @PreAuthorize(WHO_WORKS)
    Sheet retire(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Why request) {
        return changed(
                id,
                key,
                "underwriting.retire-model",
                request,
                () -> models.retire(new ModelId(id), request.why()));
    }

    private Sheet changed(UUID id, String key, String command, Object request, Supplier<?> work) {
        commands.once(
                key,
                command,
                new Asked(id, request),
                UUID.class,
                () -> {
                    var _ = work.get();
                    return id;
                });
        return model(id);
    }

    @PostMapping("/roll-back")
    @PreAuthorize(WHO_WORKS)
    LineUpView rollBack(@RequestHeader("Idempotency-Key") String key, @RequestBody Why request) {
        commands.once(
                key,
                "underwriting.roll-back-model",
                request,
                Integer.class,
                () -> rolledBack(request).no());
        return LineUpView.of(models.lineUp(), versions(models.models()));
    }

    private LineUp rolledBack(Why request) {
        return models.rollBack(request.why());
    }
}
