/**
 * Proof. Documents are kept byte for byte with their SHA-256 and never changed; each read is
 * checked against the hash and written down. Signatures say who signed which hash, when and how.
 * Whoever needs a paper kept asks here: lending for contracts, servicing for letters. Owns the
 * schema {@code evidence} (insert and select only); asks access who acts; tells nobody.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "calendar", "packs", "access"})
@org.jspecify.annotations.NullMarked
package io.sampan.evidence;
