package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** Random secrets and the files, readable by their owner only, in which they are kept. */
public final class Secrets {

    /** Without the characters that look alike, because people type these passwords. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 20 characters out of 54: 115 bits. */
    public static String newPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    static byte[] newKey() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The password in the file, or a new one which the file then keeps. */
    static String passwordIn(Path file) {
        if (!Files.exists(file)) {
            write(file, newPassword().getBytes(StandardCharsets.UTF_8));
        }
        return new String(read(file), StandardCharsets.UTF_8).strip();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes the whole file or nothing: a crash leaves the old content. */
    static void write(Path file, byte[] content) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(fresh, options, ownerOnly())) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return Home.posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
