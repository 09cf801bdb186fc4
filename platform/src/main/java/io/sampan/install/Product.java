package io.sampan.install;

import io.sampan.install.internal.DatabaseOptions;
import io.sampan.install.internal.Inside;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Mixin;

/**
 * For commands that need the product's own doors, such as {@code sampan ledger audit}: add
 * {@code @CommandLine.Mixin Product product = new Product();} to the command class, which also
 * gives it the option {@code --db}, and call {@link #inside}.
 */
public final class Product {

    @Mixin private final DatabaseOptions options = new DatabaseOptions();

    /**
     * Runs work in an application without web server and without jobs, on the database of this
     * home. If a server is running there, its database is used beside it and not migrated; if not,
     * the database is started for the time of the work.
     */
    public <T> T inside(Function<ApplicationContext, T> work) {
        return Inside.run(options, work);
    }
}
