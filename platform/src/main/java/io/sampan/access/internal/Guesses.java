package io.sampan.access.internal;

import io.sampan.access.Problem;
import io.sampan.install.Keys;
import io.sampan.packs.Packs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts wrong guesses by user name and by address, in the database, so that a restart or a second
 * node forgets nothing. A user name that does not exist is counted like one that does. An attempt
 * is charged before the password is looked at, so that many at once gain nothing.
 */
@Component
class Guesses {

    enum Kind {
        USER("sign_in_failures_free"),
        ADDRESS("sign_in_address_failures_free");

        private final String free;

        Kind(String free) {
            this.free = free;
        }
    }

    private record Count(int failures, Optional<Instant> lockedUntil) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Packs packs;
    private final Keys keys;
    private final Clock clock;

    Guesses(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Packs packs,
            Keys keys,
            Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.packs = packs;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Charges an attempt.
     *
     * @throws Problem 423 while sign-in is paused
     */
    void charge(Kind kind, String subject) {
        ownTransaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            var hash = hash(kind, subject);
            var before = count(kind, hash, now);
            before.lockedUntil()
                    .filter(until -> until.isAfter(now))
                    .ifPresent(until -> {
                        throw paused(Duration.between(now, until));
                    });
            int failures = before.failures() + 1;
            jdbc.sql(
                            """
                            update access.guess set failures = :failures, last_at = :now,
                                locked_until = :until
                            where kind = :kind and subject = :subject
                            """)
                    .param("failures", failures)
                    .param("now", Timestamp.from(now))
                    .param("until", pausedUntil(kind, failures, now))
                    .param("kind", kind.name())
                    .param("subject", hash)
                    .update();
        });
    }

    /** The right password was given: a user's count starts again, an address is credited one. */
    void right(Kind kind, String subject) {
        var sql =
                kind == Kind.USER
                        ? "delete from access.guess where kind = :kind and subject = :subject"
                        : """
                        update access.guess set failures = greatest(failures - 1, 0),
                            locked_until = null
                        where kind = :kind and subject = :subject
                        """;
        ownTransaction.executeWithoutResult(_ ->
                jdbc.sql(sql)
                        .param("kind", kind.name())
                        .param("subject", hash(kind, subject))
                        .update());
    }

    /** Reads and locks the count, making it if need be: in one step, for another may delete it. */
    private Count count(Kind kind, byte[] hash, Instant now) {
        var forgotten = now.minus(Duration.ofHours(rule("sign_in_forget_hours", now)));
        return jdbc.sql(
                        """
                        insert into access.guess as g (kind, subject, failures, last_at)
                        values (:kind, :subject, 0, :now)
                        on conflict (kind, subject) do update set failures = g.failures
                        returning failures, locked_until, last_at
                        """)
                .param("kind", kind.name())
                .param("subject", hash)
                .param("now", Timestamp.from(now))
                .query((row, _) -> {
                    var until = row.getTimestamp(2);
                    return row.getTimestamp(3).toInstant().isBefore(forgotten)
                            ? new Count(0, Optional.empty())
                            : new Count(
                                    row.getInt(1),
                                    Optional.ofNullable(until).map(Timestamp::toInstant));
                })
                .single();
    }

    private @Nullable Timestamp pausedUntil(Kind kind, int failures, Instant now) {
        int free = rule(kind.free, now);
        if (failures < free) {
            return null;
        }
        var pauses = packs.rule("access", "sign_in_pause_minutes", day(now)).texts();
        var minutes = pauses.get(Math.min(failures - free, pauses.size() - 1));
        return Timestamp.from(now.plus(Duration.ofMinutes(Long.parseLong(minutes))));
    }

    private int rule(String key, Instant now) {
        return packs.rule("access", key, day(now)).integer();
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }

    private static Problem paused(Duration left) {
        return Problem.of("SMP-ACC-0002")
                .with("minutes", Math.max(1, left.plusSeconds(59).toMinutes()));
    }

    private byte[] hash(Kind kind, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.hashing());
            return mac.doFinal(("guess " + kind + " " + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
