package io.sampan.payments.internal;

import io.sampan.access.Problem;
import io.sampan.payments.Transfer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Where a page of transfers ended. */
record TransferCursor(Instant at, UUID id) {

    static TransferCursor of(Transfer last) {
        return new TransferCursor(last.createdAt(), last.id().value());
    }

    /**
     * @throws Problem 400 if the text is none of ours
     */
    static TransferCursor read(String text) {
        try {
            int split = text.indexOf('_');
            return new TransferCursor(
                    Instant.parse(text.substring(0, split)),
                    UUID.fromString(text.substring(split + 1)));
        } catch (RuntimeException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
    }

    String text() {
        return at + "_" + id;
    }

    Map<String, Object> values() {
        return Map.of("at", Timestamp.from(at), "id", id);
    }
}
