package io.sampan.access.internal;

import io.sampan.access.Problem;
import io.sampan.packs.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The password policy, and passwords kept as Argon2id hashes (RFC 9106) with 19 MiB, two passes and
 * one lane. Length counts, composition does not (NIST SP 800-63B).
 */
@Component
class Passwords {

    private static final int LENGTH_MAX = 128;
    private static final int GENERATED_LENGTH = 20;

    /** Without the characters that look alike, because people type these. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /** So many hashes at a time: guessing must not use up the memory of the machine. */
    private static final int AT_ONCE = 4;

    private static final int WAIT_SECONDS = 10;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore hashing = new Semaphore(AT_ONCE);
    private final SecureRandom random = new SecureRandom();
    private final Set<String> common = readCommon();
    private final String nobodysHash;
    private final Packs packs;
    private final Clock clock;

    Passwords(Packs packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
        this.nobodysHash = argon2.encode(generated());
    }

    /** The hash of a password that the policy allows. */
    String hash(String password, String userName) {
        check(password, userName);
        return oneOfFew(() -> argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= LENGTH_MAX && oneOfFew(() -> argon2.matches(password, hash));
    }

    /** The hash of no user's password: comparing with it takes as long as with a real one. */
    String nobodysHash() {
        return nobodysHash;
    }

    String generated() {
        var password = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private void check(String password, String userName) {
        int min = packs.rule("access", "password_length_min", LocalDate.now(clock)).integer();
        if (password.codePointCount(0, password.length()) < min) {
            throw Problem.of("SMP-ACC-0020").field("password").with("min", min);
        }
        if (password.length() > LENGTH_MAX) {
            throw Problem.of("SMP-ACC-0023").field("password").with("max", LENGTH_MAX);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(userName)) {
            throw Problem.of("SMP-ACC-0022").field("password");
        }
        if (common.contains(plain) || plain.chars().distinct().count() < 5 || isSequence(plain)) {
            throw Problem.of("SMP-ACC-0021").field("password");
        }
    }

    /** Characters that follow one another, such as 123456789012 or abcdefghijkl. */
    private static boolean isSequence(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            if (step == 1 || step == -1 || step == -9 || step == 9) {
                steps++;
            }
        }
        return steps >= text.length() - 2;
    }

    private <T> T oneOfFew(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of("SMP-SYS-0503");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("SMP-SYS-0503", e);
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    private static Set<String> readCommon() {
        try {
            return new ClassPathResource("access/passwords-refused.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
