package io.sampan.install.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Small programs of the operating system, run to their end. */
final class Shell {

    private static final int SECONDS_MAX = 20;
    private static final File NOWHERE = new File("/dev/null");

    private Shell() {}

    /** Whether the program exists and ends with 0. */
    static boolean succeeds(String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(NOWHERE)
                            .redirectOutput(NOWHERE)
                            .redirectError(NOWHERE)
                            .start();
            return finish(process) == 0;
        } catch (IOException e) {
            return false; // There is no such program.
        }
    }

    /** What the program printed, errors included. */
    static String output(String... command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectInput(NOWHERE)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (finish(process) != 0) {
            throw new IOException(command[0] + " failed: " + said.strip());
        }
        return said;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    private static int finish(Process process) {
        try {
            if (process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new UncheckedIOException(
                    new IOException("no end after " + SECONDS_MAX + " s: " + process.info()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
