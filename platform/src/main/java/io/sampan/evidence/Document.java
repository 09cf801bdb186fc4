package io.sampan.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a kept document without reading it.
 *
 * @param kind what it is, for example {@code loan_contract}
 * @param subject what it is about: the id of an application, a contract, a case
 * @param enterprise whose it is; only its users and the lender's staff may read it
 * @param language {@code zh} or {@code en}
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 * @param size in bytes
 * @param pages of a PDF; 0 if the content has no pages
 * @param signatures over exactly this hash, the oldest first
 */
public record Document(
        DocumentId id,
        String kind,
        String subject,
        UUID enterprise,
        String language,
        String mediaType,
        String sha256,
        long size,
        int pages,
        Instant createdAt,
        List<Signature> signatures) {

    public Document {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 \"" + sha256 + "\" is not 64 hex digits");
        }
        if (size < 1 || pages < 0) {
            throw new IllegalArgumentException(
                    "document " + id + " has size " + size + " and " + pages + " pages");
        }
        signatures = List.copyOf(signatures);
    }
}
