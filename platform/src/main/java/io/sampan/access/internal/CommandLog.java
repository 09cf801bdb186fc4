package io.sampan.access.internal;

import io.sampan.access.Commands;
import io.sampan.access.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of commands in {@code access.command}. */
@Component
class CommandLog implements Commands {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,128}");

    private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

    private static final int TRIES_MAX = 4;

    private record Done(String command, String requestHash, @Nullable String answer) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final Clock clock;

    CommandLog(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("NullAway") // T may be null; what execute gives back is what work gave.
    public <T extends @Nullable Object> T once(
            String key, String command, Object request, Class<T> answerType, Supplier<T> work) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.of("SMP-ACC-0400").field("Idempotency-Key");
        }
        var actor = Acting.actor();
        var requestJson = Json.write(request);
        var requestHash = HexFormat.of().formatHex(Json.sha256(requestJson));
        return retried(() ->
                transaction.execute(status -> {
                    if (!begun(actor.user().value(), key, command, requestHash)) {
                        return answerOf(
                                actor.user().value(), key, command, requestHash, answerType);
                    }
                    var answer = trail.recordUnlessRecorded(command, key, requestJson, work);
                    if (answer != null) {
                        keep(actor.user().value(), key, Json.write(answer));
                    }
                    return answer;
                }));
    }

    /**
     * Others may have been in the way (a deadlock, a lock not had in time): nothing of the work is
     * there then, so it is done again. Inside a larger transaction that is for its owner to do.
     */
    private static <T extends @Nullable Object> T retried(Supplier<T> whole) {
        boolean mine = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int tries = 1; ; tries++) {
            try {
                return whole.get();
            } catch (ConcurrencyFailureException e) {
                if (!mine || tries == TRIES_MAX) {
                    throw e;
                }
                LOG.info("others were in the way, a command is tried again: {}", e.getMessage());
            }
        }
    }

    /** Inserts the key; a concurrent repeat waits here until the first is committed or gone. */
    private boolean begun(UUID actor, String key, String command, String requestHash) {
        return jdbc.sql(
                                """
                                insert into access.command (actor_id, key, command, request_hash, at)
                                values (:actor, :key, :command, :hash, :at)
                                on conflict do nothing
                                """)
                        .param("actor", actor)
                        .param("key", key)
                        .param("command", command)
                        .param("hash", requestHash)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    @SuppressWarnings("NullAway") // As above.
    private <T extends @Nullable Object> T answerOf(
            UUID actor, String key, String command, String hash, Class<T> answerType) {
        var done =
                jdbc.sql(
                                """
                                select command, request_hash, answer::text from access.command
                                where actor_id = :actor and key = :key
                                """)
                        .param("actor", actor)
                        .param("key", key)
                        .query((row, _) ->
                                new Done(row.getString(1), row.getString(2), row.getString(3)))
                        .single();
        if (!done.command().equals(command) || !done.requestHash().equals(hash)) {
            throw Problem.of("SMP-ACC-0409").field("Idempotency-Key");
        }
        return done.answer() == null ? null : Json.read(done.answer(), answerType);
    }

    private void keep(UUID actor, String key, String answer) {
        jdbc.sql(
                        """
                        update access.command set answer = :answer::jsonb
                        where actor_id = :actor and key = :key
                        """)
                .param("answer", answer)
                .param("actor", actor)
                .param("key", key)
                .update();
    }
}
