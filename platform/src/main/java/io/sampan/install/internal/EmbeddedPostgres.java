package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that Sampan runs as its child. It adopts a postmaster that a killed run
 * left behind, waits until a killed postmaster is gone, and starts the server again if it dies
 * while we live; the port stays the same as long as we live.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The role that owns everything; a superuser of this server. */
    public static final String OWNER = "sampan";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration LEFTOVER_GONE_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final long LOG_BYTES_MAX = 20_000_000;

    /**
     * What an installation starts with; written once into {@code data/postgresql.conf}, where an
     * operator may tune it. Error lines carry no row content, because rows hold personal data.
     */
    private static final Map<String, String> FIRST_SETTINGS =
            Map.of(
                    "fsync", "on",
                    "full_page_writes", "on",
                    "synchronous_commit", "on",
                    "timezone", "UTC",
                    "log_timezone", "UTC",
                    "max_connections", "60",
                    "log_error_verbosity", "terse",
                    "log_parameter_max_length", "0",
                    "log_min_error_statement", "panic");

    private final Path programs;
    private final Path pg;
    private final Path data;
    private final Path logFile;
    private final RunAs user;
    private final Map<String, String> settings;
    private final int port;
    private volatile ProcessHandle postmaster;
    private volatile boolean closing;

    private EmbeddedPostgres(
            Path programs, Path data, Path logFile, RunAs user, Map<String, String> settings)
            throws IOException {
        this.programs = programs.toRealPath();
        this.pg = this.programs.resolveSibling("").normalize();
        this.data = data.toRealPath();
        this.logFile = logFile;
        this.user = user;
        this.settings = settings;
        var left = leftBehind();
        if (left == null) {
            this.port = freePort();
            this.postmaster = launch();
        } else {
            this.port = left.port();
            this.postmaster = left.process(pg).orElseThrow();
            log.info("Adopted the PostgreSQL that an earlier run left behind, pid {}", left.pid());
        }
        watch();
    }

    /**
     * Starts (or adopts) the server of a home folder, making its cluster if there is none.
     *
     * @param settings for this run only, on top of {@code postgresql.conf}
     */
    public static EmbeddedPostgres start(Home home, Map<String, String> settings) {
        var user = RunAs.here();
        log.info("PostgreSQL runs as {}", user.words());
        user.reach(home.root(), home.root());
        var programs = PostgresBinaries.unpackedUnder(home.pg());
        try {
            user.reach(programs, home.root());
            if (!Files.exists(home.data().resolve("PG_VERSION"))) {
                create(home, programs, user);
            }
            user.own(home.data());
            refuseOtherVersion(home.data(), programs);
            return new EmbeddedPostgres(
                    programs, home.data(), home.logs().resolve("postgresql.log"), user, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** Where a server that somebody else runs in this home listens, if one does. */
    public static @Nullable String runningAddress(Home home) {
        return PostmasterFile.in(home.data())
                .filter(PostmasterFile::ready)
                .map(file -> address(file.port(), "sampan"))
                .orElse(null);
    }

    public String address(String database) {
        return address(port, database);
    }

    /** The postmaster's process, for whoever wants to watch it. */
    public ProcessHandle process() {
        return postmaster;
    }

    /** Stops the server at once but cleanly: open transactions are rolled back. */
    @Override
    public void close() {
        closing = true;
        stop(postmaster);
    }

    /** Lets go of the server without stopping it, as a process that is killed does. */
    void abandon() {
        closing = true;
    }

    /** Stops what a killed run left behind in this home. Answers whether there was something. */
    public static boolean stopLeftBehind(Home home) {
        if (!Files.isDirectory(home.pg())) {
            return false;
        }
        var left = PostmasterFile.in(home.data()).flatMap(file -> file.process(real(home.pg())));
        left.ifPresent(EmbeddedPostgres::stop);
        return left.isPresent();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void stop(ProcessHandle process) {
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
        Shell.succeeds("sh", "-c", "kill -INT " + process.pid());
        var late = Instant.now().plus(STOP_MAX);
        while (process.isAlive()) {
            if (Instant.now().isAfter(late)) {
                log.error("PostgreSQL, pid {}, did not stop in {}", process.pid(), STOP_MAX);
                return;
            }
            Shell.pause(POLL_MILLIS);
        }
    }

    private static void create(Home home, Path programs, RunAs user) throws IOException {
        var fresh = home.root().resolve("data.new");
        Folders.delete(fresh); // An earlier run was killed while it made the cluster.
        Home.createPrivate(fresh);
        var passwordFile = fresh.resolveSibling("data.password");
        Secrets.write(
                passwordFile,
                Secrets.passwordIn(home.keys().resolve("database-owner"))
                        .getBytes(StandardCharsets.UTF_8));
        user.reach(fresh.resolveSibling("pg"), home.root());
        user.own(fresh);
        user.own(passwordFile);
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-D",
                                fresh.toString(),
                                "-U",
                                OWNER,
                                "-A",
                                "scram-sha-256",
                                "--pwfile=" + passwordFile,
                                "-E",
                                "UTF8",
                                "--locale=C",
                                "--no-instructions",
                                "--data-checksums"));
        FIRST_SETTINGS.forEach(
                (name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Shell.output(
                user.command(programs.resolve("bin/initdb"), arguments).toArray(String[]::new));
        Files.delete(passwordFile);
        Files.move(fresh, home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseOtherVersion(Path data, Path programs) throws IOException {
        var written = Files.readString(data.resolve("PG_VERSION")).strip();
        var ours = String.valueOf(programs.getFileName()).replaceFirst("\\..*", "");
        if (!written.equals(ours)) {
            throw new Refusal(
                    data
                            + " was written by PostgreSQL "
                            + written
                            + " and this build carries "
                            + ours
                            + ". docs/guide/operate.md says how to move the data.");
        }
    }

    /**
     * A living postmaster of ours that is worth adopting. One that is just stopping, or was killed
     * and is not gone yet, is waited for.
     */
    private @Nullable PostmasterFile leftBehind() {
        var late = Instant.now().plus(LEFTOVER_GONE_MAX);
        while (true) {
            var file = PostmasterFile.in(data).orElse(null);
            if (file == null || file.process(pg).isEmpty()) {
                return null;
            }
            if (file.ready()) {
                return file;
            }
            if (Instant.now().isAfter(late)) {
                throw new Refusal(
                        "A PostgreSQL, pid "
                                + file.pid()
                                + ", holds "
                                + data
                                + " and is neither ready nor gone after "
                                + LEFTOVER_GONE_MAX.toSeconds()
                                + " s. See "
                                + logFile);
            }
            Shell.pause(POLL_MILLIS);
        }
    }

    private ProcessHandle launch() throws IOException {
        var late = Instant.now().plus(LEFTOVER_GONE_MAX);
        while (true) {
            shortenLog();
            var from = Files.exists(logFile) ? Files.size(logFile) : 0;
            var process = startProcess();
            if (waitUntilReady(process)) {
                return process.toHandle();
            }
            var said = saidSince(from);
            // A killed predecessor, or one of its children, is still on its way out.
            var occupied =
                    said.contains("\"postmaster.pid\" already exists")
                            || said.contains("is still in use");
            if (!occupied || Instant.now().isAfter(late)) {
                throw new Refusal(
                        (occupied ? heldBy() : "PostgreSQL does not start:\n")
                                + said.strip()
                                + "\nThe whole log: "
                                + logFile);
            }
            Shell.pause(4 * POLL_MILLIS);
        }
    }

    private String heldBy() {
        var holder = PostmasterFile.in(data).flatMap(file -> ProcessHandle.of(file.pid()));
        return "The data folder "
                + data
                + " is held by process "
                + holder.map(process -> process.pid() + " " + process.info()).orElse("(gone)")
                + ". A dead PostgreSQL that nobody collects: run the container with an init process"
                + " (docker run --init). Another program that got the same number: make sure that no"
                + " PostgreSQL uses the folder, then remove its postmaster.pid.\n";
    }

    private Process startProcess() throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-D",
                                data.toString(),
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories="));
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(user.command(programs.resolve("bin/postgres"), arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .start();
    }

    /** Recovery after a crash may take its time: we wait as long as the process lives. */
    private boolean waitUntilReady(Process process) {
        var told = Instant.now();
        while (process.isAlive()) {
            var ready =
                    PostmasterFile.in(data)
                            .filter(file -> file.pid() == process.pid() && file.ready());
            if (ready.isPresent()) {
                return true;
            }
            if (Duration.between(told, Instant.now()).toSeconds() >= 10) {
                told = Instant.now();
                log.info("PostgreSQL is recovering; see {}", logFile);
            }
            Shell.pause(POLL_MILLIS);
        }
        return false;
    }

    private void watch() {
        var _ = postmaster.onExit().thenAcceptAsync(this::replaceDead);
    }

    private synchronized void replaceDead(ProcessHandle dead) {
        if (closing) {
            return;
        }
        log.error("PostgreSQL, pid {}, died; starting it again", dead.pid());
        try {
            postmaster = launch();
            log.info("PostgreSQL is back, pid {}", postmaster.pid());
            watch();
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL cannot be started again; stop Sampan and see {}", logFile, e);
        }
    }

    private String saidSince(long from) throws IOException {
        try (var file = new RandomAccessFile(logFile.toFile(), "r")) {
            file.seek(Math.max(from, file.length() - 4000));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void shortenLog() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES_MAX) {
            Files.move(
                    logFile,
                    logFile.resolveSibling(logFile.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
