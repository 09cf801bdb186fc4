package io.sampan.underwriting;

import java.util.UUID;

/** Names one training or measuring in the workshop. */
public record TrainingId(UUID value) {}
