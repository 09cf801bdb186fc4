package io.sampan.install.internal;

import io.sampan.install.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts and ends the server of a {@link ScratchDatabase}. */
public final class Scratch {

    private static final String NAME = "scratch";

    private Scratch() {}

    public static void with(Consumer<ScratchDatabase> work) {
        try {
            var home = new Home(Files.createTempDirectory("sampan-scratch-"));
            try {
                home.create();
                in(home, work);
            } finally {
                Folders.delete(home.root());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void in(Home home, Consumer<ScratchDatabase> work) {
        try (var postgres = EmbeddedPostgres.start(home, Map.of())) {
            var owner = new Database.SignIn(EmbeddedPostgres.OWNER, password(home, "owner"));
            var application =
                    new Database.SignIn(Database.APPLICATION, password(home, "application"));
            Database.create(postgres.address("postgres"), owner, NAME);
            var database = new Database(postgres.address(NAME), owner, application);
            database.prepare();
            Migrations.run(database);
            work.accept(
                    new ScratchDatabase(
                            signedIn(database, owner),
                            signedIn(database, application),
                            postgres.process()));
        }
    }

    private static String password(Home home, String role) {
        return Secrets.passwordIn(home.keys().resolve("database-" + role));
    }

    private static DriverManagerDataSource signedIn(Database database, Database.SignIn signIn) {
        return new DriverManagerDataSource(database.url(), signIn.role(), signIn.password());
    }
}
