package io.sampan.install.internal;

import io.sampan.install.Keys;
import io.sampan.install.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the keys in files and makes sure they belong to the database: the first start writes their
 * fingerprints there, and no later start runs with other keys, because nothing could be read or
 * found again.
 */
final class KeyFiles {

    private static final String ENCRYPTION = "personal-numbers-encryption";
    private static final String HASHING = "personal-numbers-hashing";
    private static final int FINGERPRINT_BYTES = 8;

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    Keys open(JdbcClient jdbc) {
        var known =
                jdbc.sql("select keys_fingerprint from platform.installation")
                        .query(String.class)
                        .optional();
        if (known.isEmpty()) {
            createMissing();
        }
        var keys = read();
        var fingerprint = fingerprint(keys.encryption()) + ":" + fingerprint(keys.hashing());
        if (known.isEmpty()) {
            jdbc.sql(
                            "insert into platform.installation (keys_fingerprint) values (:f)"
                                    + " on conflict do nothing")
                    .param("f", fingerprint)
                    .update();
        } else if (!known.get().equals(fingerprint)) {
            throw new Refusal(
                    "The keys in "
                            + folder
                            + " are not those this database was begun with. Restore the right keys"
                            + " folder from the backup.");
        }
        return keys;
    }

    private void createMissing() {
        Home.createPrivate(folder);
        for (var name : List.of(ENCRYPTION, HASHING)) {
            if (!Files.exists(folder.resolve(name))) {
                Secrets.write(folder.resolve(name), Secrets.newKey());
            }
        }
    }

    private Keys read() {
        return new Keys(
                new SecretKeySpec(bytes(ENCRYPTION), "AES"),
                new SecretKeySpec(bytes(HASHING), "HmacSHA256"));
    }

    private byte[] bytes(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new Refusal(
                    file
                            + " is missing, and the personal numbers in this database cannot be read"
                            + " without it. Restore the keys folder from the backup.");
        }
        return Secrets.read(file);
    }

    private static String fingerprint(SecretKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var full = mac.doFinal("sampan key fingerprint".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
