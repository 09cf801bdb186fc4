package io.sampan.install.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes about itself into {@code postmaster.pid}. The file guards a data folder
 * against a second server; we read it and never delete it.
 *
 * @param pid the postmaster's process
 * @param port where it listens
 * @param ready whether it accepts connections
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Nothing, if there is no file or it is not written to its end yet. */
    static Optional<PostmasterFile> in(Path data) {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        var status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
        try {
            return Optional.of(
                    new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip()),
                            status.equals("ready")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The living postmaster, if the process is one whose program lies in our folder. */
    Optional<ProcessHandle> process(Path programs) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info()
                                .command()
                                .map(command -> Path.of(command).startsWith(programs))
                                .orElse(false));
    }
}
