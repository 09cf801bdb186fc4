package io.sampan.accounting;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A journal as it was recorded, and the entries it became.
 *
 * @param rule the words of the posting rule
 * @param citation where the posting rule comes from
 */
public record JournalView(
        String id,
        String event,
        Words rule,
        String citation,
        LocalDate valueDate,
        LocalDate bookingDate,
        Instant recordedAt,
        String subject,
        Map<String, Money> amounts,
        List<EntryLine> entries) {

    public JournalView {
        amounts = Map.copyOf(amounts);
        entries = List.copyOf(entries);
    }
}
