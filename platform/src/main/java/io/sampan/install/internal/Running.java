package io.sampan.install.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running server tells other processes about itself, in {@code run/sampan.json}.
 *
 * @param pid the process
 * @param url where people reach it
 * @param state {@code starting}, {@code loading} (demo data) or {@code ready}
 * @param database JDBC address, without sign-in
 * @param version of the product
 * @param startedAt an instant
 */
public record Running(
        long pid, String url, String state, String database, String version, String startedAt) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the file says, whether or not that process still lives. */
    public static Optional<Running> in(Home home) {
        var file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Secrets.read(file), Running.class));
        } catch (JacksonException e) {
            return Optional.empty(); // Written by another version, or not by us.
        }
    }

    void write(Home home) {
        Secrets.write(file(home), JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    Running as(String newState) {
        return new Running(pid, url, newState, database, version, startedAt);
    }

    static Path file(Home home) {
        return home.run().resolve("sampan.json");
    }
}
