package io.sampan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged product, killed at moments nobody chose while somebody writes. What was acknowledged
 * is there afterwards, whatever was killed.
 */
@Tag("crash")
class AfterAKillTests {

    private static final int ROUNDS = Integer.getInteger("sampan.kills", 6);
    private static final long SEED = Long.getLong("sampan.seed", 20261124L);

    @Test
    void nothing_acknowledged_is_lost_and_the_product_answers_again() throws Exception {
        var random = new Random(SEED);
        try (var sampan = RunningSampan.inANewHome()) {
            sampan.start("start");
            sampan.awaitReady();
            run(sampan, "create schema acceptance");
            run(sampan, "create table acceptance.kept (number bigint primary key)");
            var acknowledged = new AtomicLong();

            for (int round = 0; round < ROUNDS; round++) {
                var going = new AtomicBoolean(true);
                var writer = Thread.startVirtualThread(() -> write(sampan, acknowledged, going));
                Thread.sleep(Duration.ofMillis(100 + random.nextInt(900)));
                kill(sampan, round);
                going.set(false); // Where only Java was killed, the writer's connection lives on.
                writer.join();
                sampan.awaitReady();

                assertThat(stored(sampan))
                        .as("seed %d, round %d", SEED, round)
                        .isGreaterThanOrEqualTo(acknowledged.get());
                acknowledged.set(stored(sampan));
                assertThat(sampan.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            }

            assertThat(acknowledged.get()).isPositive();
            sampan.stop();
            assertThat(sampan.postgres()).isEmpty();
        }
    }

    @Test
    void a_second_start_in_the_same_home_names_the_running_one() {
        try (var sampan = RunningSampan.inANewHome()) {
            sampan.start("start");
            sampan.awaitReady();

            var second = sampan.command("start", "--port=0");

            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains(sampan.url().toString());
            assertThat(sampan.command("status").json().path("state").asString()).isEqualTo("ready");
        }
    }

    private static void kill(RunningSampan sampan, int round) {
        switch (round % 3) {
            case 0 -> {
                sampan.killJava();
                sampan.start("start");
            }
            case 1 -> sampan.killPostgres();
            default -> {
                sampan.killBoth();
                sampan.start("start");
            }
        }
    }

    /** One row a transaction, counted only after its commit was acknowledged. */
    private static void write(RunningSampan sampan, AtomicLong acknowledged, AtomicBoolean going) {
        try (var connection = sampan.database();
                var insert =
                        connection.prepareStatement("insert into acceptance.kept values (?)")) {
            while (going.get()) {
                insert.setLong(1, acknowledged.get() + 1);
                insert.executeUpdate();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            // The kill we came for: the connection is gone.
            assertThat(e.getSQLState()).isIn(List.of("08006", "08001", "57P01", "57P02", "57P03"));
        }
    }

    private static long stored(RunningSampan sampan) throws SQLException {
        try (var connection = open(sampan);
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*), coalesce(max(number), 0)"
                                                + " from acceptance.kept")) {
            rows.next();
            assertThat(rows.getLong(1)).as("rows without a gap").isEqualTo(rows.getLong(2));
            return rows.getLong(1);
        }
    }

    /** PostgreSQL that was killed under a living Java is back within seconds. */
    private static Connection open(RunningSampan sampan) throws SQLException {
        for (int tries = 0; ; tries++) {
            try {
                return sampan.database();
            } catch (SQLException e) {
                if (tries == 300) {
                    throw e;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    private static void run(RunningSampan sampan, String sql) throws SQLException {
        try (var connection = sampan.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
