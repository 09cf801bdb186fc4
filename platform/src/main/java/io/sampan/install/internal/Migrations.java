package io.sampan.install.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database to the state the code expects: first {@code db/migration/__root}, then the
 * folder of each capability, each with its own count of versions and its own history table in the
 * schema {@code platform}. A capability's migrations touch its own schema only, so their order does
 * not matter.
 */
public final class Migrations {

    private static final String ROOT = "__root";
    private static final Pattern CAPABILITY = Pattern.compile(".*/db/migration/([^/]+)/[^/]+$");

    private Migrations() {}

    /** Migrates as the owner of the database. */
    public static void run(Database database) {
        run(
                Flyway.configure()
                        .dataSource(
                                database.url(),
                                database.owner().role(),
                                database.owner().password()));
    }

    static void run(FluentConfiguration configured) {
        Stream.concat(Stream.of(ROOT), capabilities().stream())
                .forEach(capability -> migrate(configured, capability));
    }

    private static void migrate(FluentConfiguration configured, String capability) {
        var table =
                capability.equals(ROOT)
                        ? "flyway_schema_history"
                        : "flyway_schema_history_" + capability;
        Flyway.configure()
                .configuration(configured)
                .defaultSchema("platform")
                .createSchemas(true)
                .locations("classpath:db/migration/" + capability)
                .table(table)
                // The schema is not empty once the first capability has its tables.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** The folders that hold migrations, in alphabetical order, without the root's. */
    private static List<String> capabilities() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/*.sql");
            return Stream.of(files)
                    .map(Migrations::capability)
                    .filter(name -> !name.equals(ROOT))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String capability(Resource file) {
        try {
            var match = CAPABILITY.matcher(file.getURL().toString());
            if (!match.matches()) {
                throw new IllegalStateException("no capability in " + file.getURL());
            }
            return match.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
