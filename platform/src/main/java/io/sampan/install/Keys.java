package io.sampan.install;

import javax.crypto.SecretKey;

/**
 * The two secrets of an installation that never enter the database: one key encrypts personal
 * numbers at rest, the other makes their keyed hash, by which they are searched. 32 random bytes
 * each, made at the first start, kept in the home folder under {@code keys/}. Whoever loses them
 * loses the numbers: they belong into the backup, apart from the database.
 *
 * @param encryption for AES-256-GCM
 * @param hashing for HMAC-SHA-256
 */
public record Keys(SecretKey encryption, SecretKey hashing) {

    public Keys {
        if (encryption.getEncoded().length != 32 || hashing.getEncoded().length != 32) {
            throw new IllegalArgumentException("keys have 32 bytes each");
        }
    }

    @Override
    public String toString() {
        return "Keys[not shown]";
    }
}
