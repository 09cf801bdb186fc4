package io.sampan.accounting.internal;

import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Effect;
import io.sampan.ledger.TransferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What one statement of a lane writes: all of it or nothing.
 *
 * @param number one more than the newest batch of the book
 * @param at never before the batch before it
 * @param journals whose intents are posted by it
 */
record Batch(
        String book,
        long number,
        Instant at,
        List<Item> items,
        List<Declined> declined,
        List<LedgerAccount> opened,
        List<String> journals) {

    Batch {
        items = List.copyOf(items);
        declined = List.copyOf(declined);
        opened = List.copyOf(opened);
        journals = List.copyOf(journals);
    }

    /** An effect at its place in the batch. */
    record Item(int place, LocalDate valueDate, String journal, int leg, Effect effect) {}

    /** A refusal to remember. */
    record Declined(
            int place,
            TransferId id,
            Map<String, String> content,
            TransferId culprit,
            Reason reason) {}

    boolean empty() {
        return items.isEmpty() && declined.isEmpty();
    }
}
