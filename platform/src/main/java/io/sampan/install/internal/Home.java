package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folder that holds everything an installation keeps on this machine; {@code
 * docs/guide/operate.md} says what each part is.
 *
 * @param root the folder itself, absolute
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder named by SAMPAN_HOME, else the user's own, else (for root) the machine's. */
    public static Home inUse() {
        var named = System.getProperty("sampan.home", System.getenv("SAMPAN_HOME"));
        if (named != null && !named.isBlank()) {
            return new Home(Path.of(named));
        }
        // Root's own home is closed to the user the database runs as where namespaces are
        // forbidden.
        if ("root".equals(System.getProperty("user.name"))) {
            return new Home(Path.of("/var/lib/sampan"));
        }
        var user = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        return new Home(Path.of(user, ".sampan"));
    }

    public Path pg() {
        return root.resolve("pg");
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path app() {
        return root.resolve("app");
    }

    /** Makes the folders that are missing, readable by nobody else. */
    public void create() {
        for (var folder : List.of(root, keys(), run(), logs())) {
            createPrivate(folder);
        }
    }

    static void createPrivate(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (posix()) {
                var mode = PosixFilePermissions.fromString("rwx------");
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new Refusal(
                    folder
                            + " cannot be created ("
                            + e.getMessage()
                            + "). Set SAMPAN_HOME to a folder this user may write.",
                    e);
        }
    }

    static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
