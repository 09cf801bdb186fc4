package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database to the state the code expects: first {@code db/migration/__root}, then the
 * folder of each capability, each with its own count of versions and its own history table in the
 * schema {@code platform}. A capability's migrations touch its own schema only, so their order does
 * not matter.
 */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String ROOT = "__root";
    private static final Pattern CAPABILITY = Pattern.compile(".*/db/migration/([^/]+/[^/]+)$");

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

    /**
     * Looks at every folder only if the set of files is not the one that ran to its end last; at
     * most starts it is, and a dozen history tables need not be compared.
     */
    static void run(FluentConfiguration configured) {
        var files = files();
        var fingerprint = fingerprint(files);
        if (fingerprint.equals(lastRun(configured.getDataSource()))) {
            log.info("The database has all migrations of this build");
            return;
        }
        Stream.concat(Stream.of(ROOT), capabilities(files).stream())
                .forEach(capability -> migrate(configured, capability));
        remember(configured.getDataSource(), fingerprint);
    }

    private static @Nullable String lastRun(DataSource database) {
        try (var connection = database.getConnection();
                var ask = connection.createStatement()) {
            try (var there = ask.executeQuery("select to_regclass('platform.migrated')")) {
                if (!there.next() || there.getString(1) == null) {
                    return null;
                }
            }
            try (var last =
                    ask.executeQuery(
                            "select fingerprint from platform.migrated order by at desc limit 1")) {
                return last.next() ? last.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new Refusal("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    private static void remember(DataSource database, String fingerprint) {
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into platform.migrated (fingerprint) values (?)")) {
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new Refusal("The migrations cannot be noted: " + e.getMessage(), e);
        }
    }

    /** Over the names and contents of all migrations, in alphabetical order. */
    private static String fingerprint(List<Resource> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(name(file).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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

    private static List<Resource> files() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/*.sql");
            return Stream.of(files).sorted(Comparator.comparing(Migrations::name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders that hold migrations, in alphabetical order, without the root's. */
    private static List<String> capabilities(List<Resource> files) {
        return files.stream()
                .map(file -> name(file).replaceFirst("/.*", ""))
                .filter(name -> !name.equals(ROOT))
                .distinct()
                .toList();
    }

    /** {@code <capability>/<file>}. */
    private static String name(Resource file) {
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
