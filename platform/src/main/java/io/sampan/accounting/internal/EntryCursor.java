package io.sampan.accounting.internal;

import io.sampan.access.Problem;
import io.sampan.accounting.EntryLine;
import io.sampan.accounting.EntryQuery;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;

/** Where a page of entries ended. */
record EntryCursor(LocalDate day, Instant recordedAt, String journal, int leg, String side) {

    static EntryCursor of(EntryLine last, int leg, EntryQuery.By by) {
        return new EntryCursor(
                by == EntryQuery.By.VALUE_DATE ? last.valueDate() : last.bookingDate(),
                last.recordedAt(),
                last.journal(),
                leg,
                last.side().name());
    }

    /**
     * @throws Problem 400 if the text is none of ours
     */
    static EntryCursor read(String text) {
        try {
            var parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split("\\|", 5);
            return new EntryCursor(
                    LocalDate.parse(parts[0]),
                    Instant.parse(parts[1]),
                    parts[4],
                    Integer.parseInt(parts[2]),
                    parts[3]);
        } catch (RuntimeException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
    }

    String text() {
        var plain = day + "|" + recordedAt + "|" + leg + "|" + side + "|" + journal;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, Object> values() {
        return Map.of(
                "day", day,
                "recordedAt", Timestamp.from(recordedAt),
                "journal", journal,
                "leg", -leg,
                "side", side);
    }
}
