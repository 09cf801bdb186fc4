package io.sampan.install;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The installation's Ed25519 key, with which the ledger's tree heads are signed. It is made at the
 * first start and kept in the home folder under {@code keys/}, apart from the database: whoever can
 * change the database cannot sign for it.
 */
public record SigningKey(KeyPair pair) {

    private static final int ID_BYTES = 8;

    /** Names the key: the beginning of the SHA-256 of its public part. */
    public String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(pair.getPublic().getEncoded()), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
