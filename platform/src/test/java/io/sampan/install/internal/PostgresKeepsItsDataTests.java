package io.sampan.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.install.Refusal;
import io.sampan.install.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded server over starts, kills and wrong settings. */
class PostgresKeepsItsDataTests {

    private Home home = new Home(Path.of("unused"));

    @BeforeEach
    void a_new_home() throws IOException {
        var target = Files.createDirectories(TestFolders.target().resolve("embedded-postgres"));
        home = new Home(Files.createTempDirectory(target, "life-"));
        home.create();
        var binaries = PostgresBinaries.unpackedUnder(target.resolve("pg"));
        Files.createSymbolicLink(home.pg(), binaries.resolveSibling("").normalize());
    }

    @AfterEach
    void nothing_is_left() {
        EmbeddedPostgres.stopLeftBehind(home);
        Folders.delete(home.root());
    }

    @Test
    void what_was_committed_is_there_after_a_stop_and_a_start() throws SQLException {
        try (var postgres = started()) {
            run(postgres, "create table kept (word text)");
            run(postgres, "insert into kept values ('boat')");
        }

        try (var postgres = started()) {
            assertThat(ask(postgres, "select word from kept")).isEqualTo("boat");
        }
    }

    @Test
    void a_postmaster_that_a_killed_run_left_behind_is_adopted() throws SQLException {
        var first = started();
        run(first, "create table kept (word text)");
        first.abandon();

        try (var second = started()) {
            assertThat(second.process().pid()).isEqualTo(first.process().pid());
            assertThat(ask(second, "select count(*) from kept")).isEqualTo("0");
        }

        assertThat(first.process().isAlive()).isFalse();
    }

    @Test
    void a_start_right_after_the_postmaster_was_killed_recovers_what_was_committed()
            throws SQLException {
        var first = started();
        run(first, "create table kept (word text)");
        run(first, "insert into kept values ('boat')");
        first.abandon();
        first.process().destroyForcibly();

        try (var second = started()) {
            assertThat(second.process().pid()).isNotEqualTo(first.process().pid());
            assertThat(ask(second, "select word from kept")).isEqualTo("boat");
        }
    }

    @Test
    void a_postmaster_that_dies_while_we_live_is_started_again_at_the_same_address()
            throws SQLException {
        try (var postgres = started()) {
            run(postgres, "create table kept (word text)");
            run(postgres, "insert into kept values ('boat')");
            var dead = postgres.process();
            var address = postgres.address("postgres");

            dead.destroyForcibly();
            for (int i = 0; i < 600 && postgres.process().pid() == dead.pid(); i++) {
                Shell.pause(50);
            }

            assertThat(postgres.address("postgres")).isEqualTo(address);
            assertThat(ask(postgres, "select word from kept")).isEqualTo("boat");
        }
    }

    @Test
    void a_start_that_was_killed_while_it_made_the_cluster_begins_again() throws Exception {
        Files.createDirectories(home.root().resolve("data.new/base"));
        Files.writeString(home.root().resolve("data.new/PG_VERSION"), "18");

        try (var postgres = started()) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_cluster_is_made_durable_and_its_secrets_are_the_owner_s_alone() throws IOException {
        try (var postgres = started()) {
            var database = prepared(postgres);

            assertThat(database.forgetfulSettings()).isEmpty();
            assertThat(database.durabilitySettings())
                    .isEqualTo(
                            Map.of(
                                    "data_checksums", "on",
                                    "fsync", "on",
                                    "full_page_writes", "on",
                                    "synchronous_commit", "on"));
        }

        var file = home.keys().resolve("database-owner");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    /** The twin of the test above: each setting that forgets is noticed. */
    @Test
    void a_server_that_may_lose_a_commit_is_refused() {
        for (var setting : Set.of("fsync", "full_page_writes", "synchronous_commit")) {
            try (var postgres = EmbeddedPostgres.start(home, Map.of(setting, "off"))) {
                assertThatThrownBy(() -> prepared(postgres))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining(setting + " is off");
            }
        }
    }

    @Test
    void the_application_s_role_owns_nothing_and_creates_nothing() {
        try (var postgres = started()) {
            var application = prepared(postgres).application();

            assertThatThrownBy(() ->
                            run(
                                    postgres.address("postgres"),
                                    application,
                                    "create table public.mine (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void an_outside_server_needs_only_an_owner_that_may_create_roles() throws SQLException {
        try (var postgres = started()) {
            run(postgres, "create role landlord login createrole password 'rent'");
            run(postgres, "create database house owner landlord");
            var house =
                    new Database(
                            postgres.address("house"),
                            new Database.SignIn("landlord", "rent"),
                            new Database.SignIn(Database.APPLICATION, "tenant"));

            house.prepare();
            Migrations.run(house);
            house.prepare();
            Migrations.run(house);

            assertThat(ask(house.url(), "select count(*) from platform.migrated")).isEqualTo("1");

            run(house.url(), house.application(), "select 1 from platform.installation");
        }
    }

    private EmbeddedPostgres started() {
        return EmbeddedPostgres.start(home, Map.of());
    }

    private Database prepared(EmbeddedPostgres postgres) {
        var database =
                new Database(
                        postgres.address("postgres"),
                        owner(),
                        new Database.SignIn(Database.APPLICATION, "some-password"));
        database.prepare();
        return database;
    }

    private Database.SignIn owner() {
        return new Database.SignIn(
                EmbeddedPostgres.OWNER, Secrets.passwordIn(home.keys().resolve("database-owner")));
    }

    private void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        run(postgres.address("postgres"), owner(), sql);
    }

    private static void run(String address, Database.SignIn user, String sql) throws SQLException {
        try (var connection = user.open(address);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres.address("postgres"), sql);
    }

    private String ask(String address, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(address, owner().role(), owner().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
