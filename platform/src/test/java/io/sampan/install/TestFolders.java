package io.sampan.install;

import java.nio.file.Path;

/** Where tests may write. */
public final class TestFolders {

    private TestFolders() {}

    /** The root of the clone; Maven gives it, an editor runs tests in a module's folder. */
    public static Path root() {
        return Path.of(System.getProperty("sampan.root", "..")).toAbsolutePath().normalize();
    }

    /** The root's {@code target}, shared by all modules and removed by {@code clean}. */
    public static Path target() {
        return root().resolve("target");
    }
}
