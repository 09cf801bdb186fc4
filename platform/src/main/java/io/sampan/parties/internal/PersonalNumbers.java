package io.sampan.parties.internal;

import io.sampan.install.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts personal numbers for the database and makes the keyed hash they are found by. Sealed
 * form: one byte of version, eight that name the key, twelve random ones, AES-256-GCM ciphertext
 * with tag. The row and the kind of number are authenticated with it, so that a ciphertext copied
 * to another row does not open there.
 */
@Component
class PersonalNumbers {

    enum Kind {
        ID_NUMBER,
        PHONE,
        CARD_NUMBER
    }

    private static final byte VERSION = 1;
    private static final int KEY_ID = 8;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Keys keys;
    private final byte[] keyId;

    PersonalNumbers(Keys keys) {
        this.keys = keys;
        this.keyId = Arrays.copyOf(hmac(keys.encryption().getEncoded(), "key id"), KEY_ID);
    }

    byte[] seal(Kind kind, UUID row, String number) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed =
                cipher(
                        Cipher.ENCRYPT_MODE,
                        kind,
                        row,
                        nonce,
                        number.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + KEY_ID + NONCE + sealed.length)
                .put(VERSION)
                .put(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * The number again.
     *
     * @throws IllegalStateException if it was sealed with another key, or for another row, or was
     *     changed
     */
    String open(Kind kind, UUID row, byte[] sealed) {
        var bytes = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        var usedKey = new byte[KEY_ID];
        byte version = bytes.get();
        bytes.get(usedKey).get(nonce);
        if (version != VERSION || !Arrays.equals(usedKey, keyId)) {
            throw new IllegalStateException(
                    "the number of " + row + " was sealed with another key");
        }
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(
                cipher(Cipher.DECRYPT_MODE, kind, row, nonce, rest), StandardCharsets.UTF_8);
    }

    /** Equal for equal numbers of a kind, and nothing without the key. */
    byte[] hash(Kind kind, String number) {
        return hmac(keys.hashing().getEncoded(), kind + " " + number);
    }

    private byte[] cipher(int mode, Kind kind, UUID row, byte[] nonce, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.encryption(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((kind + " " + row).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the number of " + row + " does not open", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
