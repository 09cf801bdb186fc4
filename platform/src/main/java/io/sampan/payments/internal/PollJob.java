package io.sampan.payments.internal;

import io.sampan.payments.Payments;
import io.sampan.payments.internal.TransferDesk.Ordered;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends and asks every two seconds, and at once when something was ordered. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class PollJob {

    private static final Logger LOG = LoggerFactory.getLogger(PollJob.class);

    private final Payments payments;
    private final AtomicBoolean nudged = new AtomicBoolean();

    PollJob(Payments payments) {
        this.payments = payments;
    }

    @Scheduled(fixedDelayString = "${sampan.payments.poll-every:2s}")
    void everyTwoSeconds() {
        poll();
    }

    /** One nudge waits at most; it will see everything that was committed before it runs. */
    @TransactionalEventListener(classes = Ordered.class, phase = TransactionPhase.AFTER_COMMIT)
    void ordered() {
        if (nudged.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("payments-nudge")
                    .start(() -> {
                        nudged.set(false);
                        poll();
                    });
        }
    }

    private void poll() {
        try {
            payments.poll();
        } catch (DataAccessException | TransactionException e) {
            // The database is away or busy: the next turn finds everything as it was.
            LOG.warn("payments could not be polled: {}", e.getMessage());
        }
    }
}
