package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Which database: the embedded one, or an outside server. */
public final class DatabaseOptions {

    private static final Logger log = LoggerFactory.getLogger(DatabaseOptions.class);
    private static final String NAME = "sampan";

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = {
                "An outside PostgreSQL: jdbc:postgresql://HOST[:PORT]/DATABASE.",
                "Its owner signs in with SAMPAN_DB_USER and SAMPAN_DB_PASSWORD."
            },
            defaultValue = "${env:SAMPAN_DB}")
    private @Nullable String url;

    /** Whether the database is somebody else's to start and stop. */
    boolean isOutside() {
        return url != null && !url.isBlank();
    }

    /** A database that is ready for the application, and what ends it again. */
    public record Opened(Database database, Runnable close) {}

    /** Starts or reaches the database and checks it. Whoever calls holds the home's lock. */
    public Opened open(Home home) {
        var opened = url == null || url.isBlank() ? embedded(home) : outside(home, url);
        try {
            opened.database().prepare();
            return opened;
        } catch (RuntimeException e) {
            opened.close().run();
            throw e;
        }
    }

    /** The database of a server that is running in this home already. */
    Database ofRunning(Home home, Running server) {
        return url == null || url.isBlank()
                ? new Database(server.database(), embeddedOwner(home), application(home))
                : outside(home, url).database();
    }

    private static Opened embedded(Home home) {
        var postgres = EmbeddedPostgres.start(home, Map.of());
        try {
            var owner = embeddedOwner(home);
            Database.create(postgres.address("postgres"), owner, NAME);
            return new Opened(
                    new Database(postgres.address(NAME), owner, application(home)),
                    postgres::close);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static Opened outside(Home home, String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new Refusal("--db wants jdbc:postgresql://HOST[:PORT]/DATABASE, not " + url);
        }
        var owner = new Database.SignIn(required("SAMPAN_DB_USER"), required("SAMPAN_DB_PASSWORD"));
        var database = new Database(url, owner, application(home));
        log.info("Using the outside database {}", database.place());
        return new Opened(database, () -> {});
    }

    private static Database.SignIn embeddedOwner(Home home) {
        return new Database.SignIn(
                EmbeddedPostgres.OWNER, Secrets.passwordIn(home.keys().resolve("database-owner")));
    }

    private static Database.SignIn application(Home home) {
        var given = System.getenv("SAMPAN_DB_APP_PASSWORD");
        var password =
                given == null || given.isBlank()
                        ? Secrets.passwordIn(home.keys().resolve("database-application"))
                        : given;
        return new Database.SignIn(Database.APPLICATION, password);
    }

    private static String required(String variable) {
        var value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new Refusal("--db needs the owner's sign-in: set " + variable);
        }
        return value;
    }
}
