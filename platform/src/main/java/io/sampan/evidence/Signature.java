package io.sampan.evidence;

import io.sampan.access.UserId;
import java.time.Instant;

/**
 * Somebody's yes to a document.
 *
 * @param signer who signed
 * @param signerName the name as it was when signing
 * @param sha256 the hash that was shown to the signer and signed
 * @param how what proved the signer's will, for example {@code password}: entered again for this
 */
public record Signature(UserId signer, String signerName, Instant at, String how, String sha256) {}
