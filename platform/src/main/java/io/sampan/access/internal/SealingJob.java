package io.sampan.access.internal;

import io.sampan.access.AuditTrail;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the audit trail every two seconds, behind the commands that write it. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class SealingJob {

    private final AuditTrail trail;

    SealingJob(AuditTrail trail) {
        this.trail = trail;
    }

    @Scheduled(fixedDelay = 2000)
    void run() {
        trail.seal();
    }
}
