package io.sampan.accounting.internal;

import io.sampan.accounting.Journal;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds the journals a transaction has recorded and posts them together just before it commits: one
 * batch, and the lock of the book for the shortest time. Whoever reads the books inside the same
 * transaction gets them posted first.
 */
@Component
class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final Poster poster;

    Recording(Poster poster) {
        this.poster = poster;
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

    void add(Journal journal) {
        var pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.journals.add(journal);
        if (pending.committing) {
            pending.post();
        }
    }

    /** Posts what this transaction has recorded so far, so that it reads what it wrote. */
    void postRecorded() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.post();
        }
    }

    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<Journal> journals = new ArrayList<>();
        private boolean committing;

        private void post() {
            if (!journals.isEmpty()) {
                var batch = List.copyOf(journals);
                journals.clear();
                poster.post(batch);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            post();
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
            if (status == STATUS_COMMITTED && !journals.isEmpty()) {
                LOG.error(
                        "{} journals were recorded too late to be posted, the first is {}",
                        journals.size(),
                        journals.getFirst().id());
            }
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
