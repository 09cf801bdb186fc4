package io.sampan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The demo lender's two years are loaded by a product that is killed again and again: Java,
 * PostgreSQL or both, at moments nobody chose. The load goes on each time, what was acknowledged
 * stays as it was, nothing is done twice, and the books are sound.
 */
@Tag("crash")
class KilledDuringTheDemoLoadTests {

    private static final int KILLS = Integer.getInteger("sampan.kills", 20);
    private static final long SEED = Long.getLong("sampan.seed", System.nanoTime());

    /**
     * Short: on a calm machine a whole load lasts well under a minute, and a kill shall meet it.
     */
    private static final int PAUSE_MAX_MILLIS = 800;

    private static final Duration BACK_MAX = Duration.ofMinutes(2);

    private enum Victim {
        JAVA,
        POSTGRES,
        BOTH
    }

    /** PostgreSQL every other time: Java then has to go on with what it holds in memory. */
    private static final List<Victim> IN_TURN =
            List.of(Victim.JAVA, Victim.POSTGRES, Victim.BOTH, Victim.POSTGRES);

    /** Work that throws what JDBC throws. */
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * The ledger in fen and, counted in one snapshot, the contracts there are beside those that a
     * command answered with.
     */
    private record Books(long debits, long credits, long contracts, long answered) {}

    @Test
    void the_load_goes_on_after_every_kill_and_nothing_is_lost_or_done_twice() throws Exception {
        System.out.printf("seed %d: repeat with -Dsampan.seed=%d%n", SEED, SEED);
        var random = new Random(SEED);
        int kills = 0;
        while (kills < KILLS) { // A load that ends before the last kill is followed by a new one.
            try (var sampan = RunningSampan.inANewHome()) {
                sampan.start("demo");
                sampan.awaitState("loading");
                while (kills < KILLS && killed(sampan, kills, random)) {
                    kills++;
                }
                assertThat(sampan.said()).as("a stack trace").doesNotContain("\tat ");
            }
        }
    }

    /** No, if the load ended before: only a kill during a load counts. */
    private static boolean killed(RunningSampan sampan, int kill, Random random) throws Exception {
        var victim = IN_TURN.get(kill % IN_TURN.size());
        Thread.sleep(Duration.ofMillis(random.nextInt(PAUSE_MAX_MILLIS)));
        var acknowledged = commands(sampan);
        if (sampan.isIn("ready")) {
            return false;
        }
        kill(sampan, victim);
        sampan.awaitAnyState(List.of("loading", "ready"));

        var round = "seed %d, kill %d: %s".formatted(SEED, kill, victim);
        var lost = new HashSet<>(acknowledged);
        lost.removeAll(commands(sampan));
        assertThat(lost).as(round).isEmpty();
        assertSound(sampan, round);
        awaitMoreThan(acknowledged, sampan, round);
        System.out.printf("%s, %d commands before%n", round, acknowledged.size());
        return true;
    }

    private static void kill(RunningSampan sampan, Victim victim) {
        switch (victim) {
            case JAVA -> {
                sampan.killJava();
                sampan.start("demo");
            }
            case POSTGRES -> sampan.killPostgres(); // Java lives on and starts it again.
            case BOTH -> {
                sampan.killBoth();
                sampan.start("demo");
            }
        }
    }

    private static void assertSound(RunningSampan sampan, String round) throws SQLException {
        var books = books(sampan);
        assertThat(books.debits()).as(round).isEqualTo(books.credits());
        assertThat(books.contracts()).as(round).isEqualTo(books.answered());
        var audit = sampan.command("ledger", "audit");
        assertThat(audit.exit()).as("%s%n%s%s", round, audit.out(), audit.err()).isZero();
    }

    /** Commands that were not there before, so the load did not only start but went on. */
    private static void awaitMoreThan(Set<String> acknowledged, RunningSampan sampan, String round)
            throws Exception {
        var late = Instant.now().plus(BACK_MAX);
        while (!sampan.isIn("ready") && commands(sampan).size() <= acknowledged.size()) {
            assertThat(Instant.now())
                    .as("%s: the load stands still%n%s", round, sampan.said())
                    .isBefore(late);
            Thread.sleep(100);
        }
    }

    /** Every command that was done, with what it was asked and what it answered. */
    private static Set<String> commands(RunningSampan sampan) throws Exception {
        return ask(
                sampan,
                connection -> {
                    var done = new HashSet<String>();
                    try (var statement = connection.createStatement();
                            var rows =
                                    statement.executeQuery(
                                            """
                                            select concat_ws(' ', actor_id, key, request_hash, answer)
                                            from access.command
                                            """)) {
                        while (rows.next()) {
                            done.add(rows.getString(1));
                        }
                    }
                    return done;
                });
    }

    private static Books books(RunningSampan sampan) throws SQLException {
        try (var connection = sampan.database();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select
                                (select coalesce(sum(amount_minor), 0) from accounting.entry
                                 where side = 'DEBIT'),
                                (select coalesce(sum(amount_minor), 0) from accounting.entry
                                 where side = 'CREDIT'),
                                (select count(*) from servicing.contract),
                                (select count(*) from access.command
                                 where command = 'demo.borrow' and answer ->> 'contract' <> '')
                                """)) {
            rows.next();
            return new Books(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
        }
    }

    /** PostgreSQL that was killed under a living Java is back within seconds. */
    private static <T> T ask(RunningSampan sampan, Question<T> question) throws Exception {
        var late = Instant.now().plus(BACK_MAX);
        while (true) {
            try (var connection = sampan.database()) {
                return question.ask(connection);
            } catch (SQLException e) {
                if (Instant.now().isAfter(late)) {
                    throw e;
                }
            }
            Thread.sleep(100);
        }
    }
}
