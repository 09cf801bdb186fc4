package io.sampan.lending;

import io.sampan.evidence.DocumentId;

/**
 * A customer's yes.
 *
 * @param sha256 of the document as it was shown
 * @param agreed the tick, never set for the customer
 * @param how what proved the customer's will, checked by the caller: {@code password}
 */
public record SignRequest(DocumentId document, String sha256, boolean agreed, String how) {}
