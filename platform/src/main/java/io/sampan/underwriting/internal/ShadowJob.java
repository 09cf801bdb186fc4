package io.sampan.underwriting.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets shadows score what was decided in the meantime. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class ShadowJob {

    /** Chunks at one go, so that the job never holds a thread for long. */
    private static final int CHUNKS_MAX = 50;

    private final Shadows shadows;

    ShadowJob(Shadows shadows) {
        this.shadows = shadows;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 10_000)
    void score() {
        int chunks = 0;
        while (chunks < CHUNKS_MAX && shadows.score() > 0) {
            chunks++;
        }
    }
}
