package io.sampan.accounting.internal.seals;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the ledger every two seconds, behind those who write it. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class LedgerSealingJob {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSealingJob.class);

    private final Sealing sealing;

    LedgerSealingJob(Sealing sealing) {
        this.sealing = sealing;
    }

    @Scheduled(fixedDelay = 2000)
    void run() {
        try {
            sealing.seal();
        } catch (IllegalStateException e) {
            LOG.error("the ledger cannot be sealed: {}", e.getMessage());
        }
    }
}
