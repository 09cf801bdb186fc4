package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root steps down: into a user namespace of
 * its own where that is allowed (the files stay root's), else to the machine's unprivileged user
 * (the data folder is given to it). Every prefix ends in {@code exec}, so the child's process id is
 * the postmaster's.
 */
public enum RunAs {
    /** The user who started Sampan. */
    SELF("", "the user who started Sampan"),
    /** Root, seen from inside as nobody. */
    NAMESPACE("unshare -U", "root in a user namespace of its own (unshare -U)"),
    /** User 65534, {@code nobody} on most machines. */
    NOBODY(
            "setpriv --reuid=65534 --regid=65534 --clear-groups",
            "user 65534 (setpriv), because user namespaces are forbidden here");

    private static final String ROOT_ID = "0";
    private static final String NOBODY_ID = "65534";

    private final String prefix;
    private final String words;

    RunAs(String prefix, String words) {
        this.prefix = prefix;
        this.words = words;
    }

    /**
     * What this machine allows.
     *
     * @throws Refusal if this is root and the machine offers no way down
     */
    public static RunAs here() {
        var wanted = System.getenv("SAMPAN_POSTGRES_AS");
        if (wanted != null && !wanted.isBlank()) {
            return valueOf(wanted);
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        if (Shell.succeeds("unshare", "-U", "true")) {
            return NAMESPACE;
        }
        if (Shell.succeeds("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true")) {
            return NOBODY;
        }
        throw new Refusal(
                "PostgreSQL does not run as root, and neither unshare nor setpriv (util-linux)"
                        + " works here. Start Sampan as a plain user, or use --db.");
    }

    /** For the log: who it is and why. */
    public String words() {
        return words;
    }

    /** The command line that runs a program as this user, apart from our terminal's Ctrl-C. */
    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (Shell.succeeds("setsid", "true")) {
            command.add("setsid");
        }
        if (!prefix.isEmpty()) {
            command.addAll(List.of(prefix.split(" ")));
        }
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /**
     * Lets the user own a folder and reach it.
     *
     * @throws Refusal if a folder above it is closed to that user
     */
    void own(Path folder) {
        if (this == SELF) {
            return;
        }
        var id = this == NOBODY ? NOBODY_ID : ROOT_ID;
        try {
            if (!id.equals(Files.getAttribute(folder, "unix:uid").toString())) {
                var owners = folder.getFileSystem().getUserPrincipalLookupService();
                Folders.give(folder, owners.lookupPrincipalByName(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be given to user " + id, e);
        }
    }

    /**
     * Lets the user walk down to a folder: what lies inside the home is opened, what lies above is
     * the machine's business.
     */
    void reach(Path folder, Path home) {
        if (this != NOBODY) {
            return;
        }
        try {
            for (var above = folder; above != null; above = above.getParent()) {
                var mode = Files.getPosixFilePermissions(above);
                if (mode.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    continue;
                }
                if (!above.startsWith(home)) {
                    throw new Refusal(
                            "PostgreSQL must run as user 65534 here, and that user cannot pass "
                                    + above
                                    + ". Set SAMPAN_HOME to a folder that it can reach, for"
                                    + " example /var/lib/sampan.");
                }
                var opened = new java.util.HashSet<>(mode);
                opened.addAll(
                        Set.of(
                                PosixFilePermission.GROUP_EXECUTE,
                                PosixFilePermission.OTHERS_EXECUTE));
                Files.setPosixFilePermissions(above, opened);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
