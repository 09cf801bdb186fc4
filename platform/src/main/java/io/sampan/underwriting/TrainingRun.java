package io.sampan.underwriting;

import java.time.Instant;
import java.util.Optional;

/**
 * A training or measuring and how far it is.
 *
 * @param file the table's name
 * @param stage {@code WAITING}, {@code READING}, {@code LOOKING}, {@code VALIDATING}, {@code
 *     LEARNING}, {@code DONE} or {@code FAILED}
 * @param model that came of it, or that was measured
 * @param reason why it failed; empty otherwise
 */
public record TrainingRun(
        TrainingId id,
        String file,
        String byName,
        Instant at,
        String stage,
        Instant stageAt,
        Optional<ModelId> model,
        String reason) {}
