package io.sampan.evidence;

import io.sampan.access.Actor;
import java.util.List;

/** Keeps documents and signatures as proof: nothing kept here is ever changed or removed. */
public interface Evidence {

    /** The largest document kept, 20 MB. */
    int SIZE_MAX = 20_000_000;

    /**
     * Keeps a document with its hash, byte for byte. A PDF's pages are counted.
     *
     * @throws IllegalArgumentException if it is empty or too large, or a PDF that cannot be read
     */
    Document keep(NewDocument document, byte[] content);

    /**
     * What is known of a document, its signatures included.
     *
     * @throws io.sampan.access.Problem SMP-EVI-0404 if there is none or it is not the actor's to
     *     see
     */
    Document document(DocumentId id);

    /**
     * The bytes, checked against the hash. Each call is written to the audit trail.
     *
     * @throws io.sampan.access.Problem SMP-EVI-0404 if there is none or it is not the actor's to
     *     see
     * @throws IllegalStateException if the bytes are no longer those that were kept
     */
    byte[] content(DocumentId id);

    /**
     * Keeps the signature of one person over one hash. Signing the same document again changes
     * nothing and gives the first signature.
     *
     * @param sha256 what the signer was shown
     * @param how what proved the signer's will, for example {@code password}
     * @throws io.sampan.access.Problem SMP-EVI-0409 if the hash is not the document's
     */
    Signature sign(DocumentId id, String sha256, Actor signer, String how);

    /** All documents about a subject that the actor may see, the oldest first. */
    List<Document> documents(String subject);
}
