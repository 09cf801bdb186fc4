package io.sampan.install.internal;

import io.sampan.install.Refusal;
import io.sampan.install.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Keeps the signing key in two files: the private part (PKCS #8) and the public one (X.509). */
final class SigningKeyFile {

    private static final String ED25519 = "Ed25519";
    private static final String PRIVATE = "ledger-signing";
    private static final String PUBLIC = "ledger-signing.pub";

    private final Path folder;

    SigningKeyFile(Path folder) {
        this.folder = folder;
    }

    SigningKey open() {
        try {
            if (!Files.exists(folder.resolve(PRIVATE))) {
                return create();
            }
            if (!Files.exists(folder.resolve(PUBLIC))) {
                throw new Refusal(
                        folder.resolve(PUBLIC)
                                + " is missing. Restore the keys folder from the backup.");
            }
            var keys = KeyFactory.getInstance(ED25519);
            return new SigningKey(
                    new KeyPair(
                            keys.generatePublic(
                                    new X509EncodedKeySpec(Secrets.read(folder.resolve(PUBLIC)))),
                            keys.generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Secrets.read(folder.resolve(PRIVATE))))));
        } catch (GeneralSecurityException e) {
            throw new Refusal(
                    "The signing key in "
                            + folder
                            + " cannot be read. Restore the keys folder from the backup.",
                    e);
        }
    }

    private SigningKey create() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        Home.createPrivate(folder);
        // The public part first: a crash between the two leaves no private key without it.
        Secrets.write(folder.resolve(PUBLIC), pair.getPublic().getEncoded());
        Secrets.write(folder.resolve(PRIVATE), pair.getPrivate().getEncoded());
        return new SigningKey(pair);
    }
}
