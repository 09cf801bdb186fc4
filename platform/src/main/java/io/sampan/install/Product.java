package io.sampan.install;

import io.sampan.install.internal.DatabaseOptions;
import io.sampan.install.internal.Inside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Mixin;

/**
 * For commands that need the product's own doors, such as {@code sampan ledger audit}: add
 * {@code @CommandLine.Mixin Product product = new Product();} to the command class, which also
 * gives it the option {@code --db}, and call {@link #inside}.
 */
public final class Product {

    private static final String HOME = "sampan.home";

    @Mixin private final DatabaseOptions options = new DatabaseOptions();

    /**
     * Runs work in an application without web server and without jobs, on the database of this
     * home. If a server is running there, its database is used beside it and not migrated; if not,
     * the database is started for the time of the work.
     */
    public <T> T inside(Function<ApplicationContext, T> work) {
        return Inside.run(options, work);
    }

    /** As {@link #inside}, in a home that is made for it and removed after it: for measurements. */
    public static void inThrowAwayHome(Consumer<ApplicationContext> work) {
        var own = System.getProperty(HOME);
        try {
            var home = Files.createTempDirectory("sampan-bench-");
            try {
                System.setProperty(HOME, home.toString());
                new Product()
                        .inside(context -> {
                            work.accept(context);
                            return home;
                        });
            } finally {
                FileSystemUtils.deleteRecursively(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (own == null) {
                System.clearProperty(HOME);
            } else {
                System.setProperty(HOME, own);
            }
        }
    }
}
