package io.sampan.install;

import io.sampan.install.internal.Scratch;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A database for measurements: a server of its own with the settings of an installation, all
 * migrations, and an end.
 *
 * @param owner signs in as the owner of everything
 * @param application signs in with the application's rights
 * @param server the postmaster
 */
public record ScratchDatabase(DataSource owner, DataSource application, ProcessHandle server) {

    /** Starts one, works with it, stops it and deletes its folder. */
    public static void with(Consumer<ScratchDatabase> work) {
        Scratch.with(work);
    }
}
