package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Head;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Kept;
import io.sampan.ledger.TransferId;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the lane of one book keeps it. Used by one thread. */
interface BookStore extends AutoCloseable {

    /** The newest batch of the book; number 0 if there is none. */
    record Newest(long number, Instant at) {}

    Newest newest();

    /** The heads of those accounts that are known, without what is held. */
    Map<AccountId, Head> heads(Collection<AccountId> accounts);

    /** Holds that were neither posted nor released nor are too old. */
    List<Hold> openHolds(Instant at);

    /** What was asked before under these ids. */
    Map<TransferId, Kept> kept(Collection<TransferId> ids);

    /**
     * Journals that wait to be posted, the oldest first.
     *
     * @param legsMax stop at about so many legs
     * @param without leave these aside
     */
    List<Order> waiting(int legsMax, Set<String> without);

    /**
     * Writes a batch in one statement.
     *
     * @throws Overtaken if another writer was faster, or something of it was there already
     * @throws Unsure if it may have been written or not
     */
    void write(Batch batch);

    /** Takes or renews the lease of the book; false while somebody else has it. */
    boolean lease(UUID holder, Duration length);

    /** Gives the lease back, if this holder has it. */
    void giveUp(UUID holder);

    /** Lets go of the connection; the next call makes a new one. */
    @Override
    void close();

    /** The heads the writer worked with are old: nothing was written. */
    final class Overtaken extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        Overtaken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store failed: whatever was on its way is written wholly or not at all. */
    final class Unsure extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        Unsure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
