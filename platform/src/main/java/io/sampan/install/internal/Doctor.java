package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Examines whether this machine can run Sampan, and build it when asked from a clone. */
public final class Doctor {

    private static final long DISK_MB_MIN = 2_000;
    private static final int JAVA = 25;
    private static final int NODE_MAJOR = 20;
    private static final int NODE_MINOR = 19;

    private final Home home;
    private final ServerOptions options;

    /**
     * One thing examined.
     *
     * @param name of the thing
     * @param ok whether Sampan can work with it
     * @param found what is there, or what to do
     */
    public record Finding(String name, boolean ok, String found) {}

    public Doctor(Home home, ServerOptions options) {
        this.home = home;
        this.options = options;
    }

    /** Every check, also after one has failed. */
    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        if (System.getProperty("sampan.clone") != null) {
            findings.add(node());
        }
        findings.add(writable());
        findings.add(disk());
        var server = Running.in(home).filter(found -> locked());
        findings.add(
                server.isPresent()
                        ? new Finding("port", true, "Sampan answers at " + server.get().url())
                        : port());
        findings.add(postgresUser());
        findings.add(
                server.isPresent()
                        ? database(options.database().ofRunning(home, server.get()))
                        : databaseStarted());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return new Finding("java", version == JAVA, Runtime.version() + ", wanted " + JAVA);
    }

    private static Finding node() {
        try {
            var version = Shell.output("node", "-p", "process.versions.node").strip();
            var parts = version.split("\\.");
            int major = Integer.parseInt(parts[0]);
            int minor = Integer.parseInt(parts[1]);
            boolean enough = major > NODE_MAJOR || (major == NODE_MAJOR && minor >= NODE_MINOR);
            return new Finding("node", enough, version + ", wanted 20.19 or newer to build");
        } catch (IOException | NumberFormatException e) {
            return new Finding(
                    "node", false, "not found; building the web front end needs 20.19 or newer");
        }
    }

    private Finding writable() {
        try {
            home.create();
            var probe = Files.createTempFile(home.run(), "doctor", "");
            Files.delete(probe);
            return new Finding("home", true, home.root().toString());
        } catch (IOException | Refusal e) {
            return new Finding("home", false, home.root() + ": " + e.getMessage());
        }
    }

    private Finding disk() {
        try {
            Path there = home.root();
            while (!Files.exists(there)) {
                there = there.resolveSibling("").normalize();
            }
            long free = Files.getFileStore(there).getUsableSpace() / 1_000_000;
            return new Finding(
                    "disk", free >= DISK_MB_MIN, free + " MB free, wanted " + DISK_MB_MIN);
        } catch (IOException e) {
            return new Finding("disk", false, String.valueOf(e.getMessage()));
        }
    }

    private Finding port() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.address(), options.port()));
            return new Finding("port", true, options.port() + " is free");
        } catch (IOException e) {
            return new Finding(
                    "port", false, options.port() + " is taken; choose another with --port");
        }
    }

    private static Finding postgresUser() {
        try {
            return new Finding("postgres-user", true, RunAs.here().words());
        } catch (Refusal e) {
            return new Finding("postgres-user", false, String.valueOf(e.getMessage()));
        }
    }

    private boolean locked() {
        try (var lock = HomeLock.take(home).orElse(null)) {
            return lock == null;
        }
    }

    /** Starts the database for the time of the examination, if this home has one. */
    private Finding databaseStarted() {
        if (!options.database().isOutside() && !Files.exists(home.data().resolve("PG_VERSION"))) {
            return new Finding("database", true, "none yet; the first start creates it");
        }
        try (var lock = HomeLock.take(home).orElse(null)) {
            if (lock == null) {
                return new Finding("database", false, "another command works on this home");
            }
            var opened = options.database().open(home);
            try {
                return database(opened.database());
            } finally {
                opened.close().run();
            }
        } catch (RuntimeException e) {
            return new Finding("database", false, String.valueOf(e.getMessage()));
        }
    }

    private static Finding database(Database database) {
        try {
            var forgetful = database.forgetfulSettings();
            Map<String, String> settings = new TreeMap<>(database.durabilitySettings());
            return new Finding(
                    "database",
                    forgetful.isEmpty(),
                    forgetful.isEmpty() ? settings.toString() : String.join(", ", forgetful));
        } catch (Refusal e) {
            return new Finding("database", false, String.valueOf(e.getMessage()));
        }
    }
}
