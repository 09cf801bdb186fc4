package io.sampan.accounting.internal.seals;

import io.sampan.accounting.Seals.TreeHead;
import io.sampan.install.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Signs tree heads with the installation's key (Ed25519) and knows its own signatures again. */
@Component
class HeadSigner {

    private static final String ED25519 = "Ed25519";

    private final SigningKey key;

    HeadSigner(SigningKey key) {
        this.key = key;
    }

    TreeHead sign(long size, byte[] root, Instant at) {
        var unsigned = new TreeHead("main", size, HexFormat.of().formatHex(root), at, key.id(), "");
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(key.pair().getPrivate());
            signature.update(unsigned.signedText().getBytes(StandardCharsets.UTF_8));
            return unsigned.with(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean ours(TreeHead head) {
        if (!head.keyId().equals(key.id()) || !head.book().equals("main")) {
            return false;
        }
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(key.pair().getPublic());
            signature.update(head.signedText().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // A signature that cannot even be read is none of ours.
            return false;
        }
    }

    String keyId() {
        return key.id();
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded());
    }
}
