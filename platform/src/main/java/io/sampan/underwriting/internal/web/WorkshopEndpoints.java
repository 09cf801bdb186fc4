package io.sampan.underwriting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Problem;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import io.sampan.underwriting.ModelWorkshop;
import io.sampan.underwriting.TrainingId;
import io.sampan.underwriting.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Trainings, measurings and reports of models: underwriters ask for them, auditors read. */
@RestController
@RequestMapping("/api/v1/models")
@PreAuthorize("hasAnyRole('UNDERWRITER','AUDITOR')")
class WorkshopEndpoints {

    private static final String WHO_WORKS = "hasRole('UNDERWRITER')";

    private final ModelWorkshop workshop;
    private final Commands commands;

    WorkshopEndpoints(ModelWorkshop workshop, Commands commands) {
        this.workshop = workshop;
        this.commands = commands;
    }

    /** A run as pages show it. */
    record Run(
            UUID id,
            String file,
            String byName,
            Instant at,
            String stage,
            Instant stageAt,
            @Nullable UUID model,
            String reason) {
        static Run of(TrainingRun run) {
            return new Run(
                    run.id().value(),
                    run.file(),
                    run.byName(),
                    run.at(),
                    run.stage(),
                    run.stageAt(),
                    run.model().map(ModelId::value).orElse(null),
                    run.reason());
        }
    }

    @GetMapping("/trainings")
    List<Run> runs() {
        return workshop.runs().stream().map(Run::of).toList();
    }

    @GetMapping("/trainings/{id}")
    Run run(@PathVariable UUID id) {
        return Run.of(workshop.run(new TrainingId(id)));
    }

    @PostMapping(path = "/trainings", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WHO_WORKS)
    Run train(
            @RequestHeader("Idempotency-Key") String key,
            @RequestParam String target,
            @RequestParam(defaultValue = "") String positive,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String exclude,
            @RequestParam(defaultValue = "SCORECARD") ModelSheet.Kind kind,
            @RequestParam(defaultValue = "1") long seed,
            @RequestParam String note,
            @RequestPart MultipartFile file) {
        var columns =
                Arrays.stream(exclude.split(",")).map(String::strip).filter(c -> !c.isEmpty());
        var wish =
                new ModelWorkshop.Wish(
                        target.strip(),
                        positive.strip(),
                        time.strip(),
                        columns.toList(),
                        kind,
                        seed,
                        note);
        if (target.isBlank() || note.isBlank()) {
            throw Problem.of("SMP-UND-0718")
                    .field(target.isBlank() ? "target" : "note")
                    .with("max", 2000);
        }
        var id =
                commands.once(
                        key,
                        "underwriting.train-model",
                        List.of(wish, ModelFiles.sha256(file)),
                        UUID.class,
                        () -> workshop.train(wish, laidDown(file)).value());
        return run(id);
    }

    @PostMapping(path = "/{id}/measure", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WHO_WORKS)
    Run measure(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestParam String target,
            @RequestPart MultipartFile file) {
        var run =
                commands.once(
                        key,
                        "underwriting.measure-model",
                        List.of(id, target, ModelFiles.sha256(file)),
                        UUID.class,
                        () ->
                                workshop.measure(new ModelId(id), target.strip(), laidDown(file))
                                        .value());
        return run(run);
    }

    /** The table in a folder of its own, under its own name: the reader goes by the ending. */
    private static Path laidDown(MultipartFile file) {
        try {
            var given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var name = given.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^\\.+", "");
            var folder = Files.createTempDirectory("sampan-table-");
            var path = folder.resolve(name.isEmpty() ? "table.csv" : name);
            file.transferTo(path);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{id}/report")
    ResponseEntity<byte[]> report(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "html") String format,
            @RequestParam(defaultValue = "zh") String lang) {
        var report =
                workshop.report(new ModelId(id), lang, format)
                        .orElseThrow(() -> Problem.of("SMP-UND-0714"));
        boolean paper = format.equals("pdf");
        return ResponseEntity.ok()
                .contentType(
                        paper
                                ? MediaType.APPLICATION_PDF
                                : MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("model-" + id + "-" + lang + "." + format)
                                .build()
                                .toString())
                .body(report);
    }
}
