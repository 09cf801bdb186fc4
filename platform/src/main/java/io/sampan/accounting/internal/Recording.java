package io.sampan.accounting.internal;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Follows what a transaction records to the lane. Before it commits, limits it would break stop it;
 * after it, the caller waits until the lane has posted, so that he finds his entries. Should that
 * take too long he goes on: what is recorded is posted, by this lane or the next. In bulk nobody
 * waits and nobody wakes the lane: fewer, larger batches.
 */
@Component
class Recording {

    static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final JournalTable journals;
    private final Chart chart;
    private final Lanes lanes;
    private final AtomicInteger bulks = new AtomicInteger();

    Recording(JournalTable journals, Chart chart, Lanes lanes) {
        this.journals = journals;
        this.chart = chart;
        this.lanes = lanes;
    }

    /**
     * @throws IllegalStateException if there is no transaction to record in
     */
    void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(
                    "a journal is recorded inside the transaction of what it records");
        }
    }

    Accounting.Bulk bulk() {
        bulks.incrementAndGet();
        return bulks::decrementAndGet;
    }

    void add(Journal journal) {
        var recorded = (Recorded) TransactionSynchronizationManager.getResource(this);
        if (recorded == null) {
            recorded = new Recorded();
            TransactionSynchronizationManager.bindResource(this, recorded);
            TransactionSynchronizationManager.registerSynchronization(recorded);
        }
        recorded.ids.add(journal.id());
    }

    private final class Recorded implements TransactionSynchronization, Ordered {

        private final List<String> ids = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            journals.brokenLimit(ids, gl -> chart.account(gl).limit())
                    .ifPresent(fault -> {
                        throw new IllegalStateException(
                                "what was recorded cannot be posted: " + fault);
                    });
        }

        @Override
        public void afterCommit() {
            if (bulks.get() == 0) {
                lanes.awaitPosted(ids, WAIT_MAX);
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Recording.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Recording.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Recording.this);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
