package io.sampan.install.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.install.internal.EmbeddedPostgres;
import io.sampan.install.internal.Home;
import io.sampan.install.internal.HomeLock;
import io.sampan.install.internal.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sampan stop}: asks the running server to end and waits until it has. */
@Command(
        name = "stop",
        description = "Stops the Sampan that runs in this home.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    private static final Duration STOP_MAX = Duration.ofSeconds(90);

    @Override
    public Integer call() throws InterruptedException {
        var home = Home.inUse();
        home.create();
        try (var lock = HomeLock.take(home).orElse(null)) {
            if (lock != null) {
                System.err.println(
                        EmbeddedPostgres.stopLeftBehind(home)
                                ? "Sampan was killed earlier; stopped the PostgreSQL it left."
                                : "Sampan is not running in " + home.root());
                return 0;
            }
        }
        var server =
                Running.in(home)
                        .flatMap(running -> ProcessHandle.of(running.pid()))
                        .orElseThrow(() -> new Refusal("Another command works on " + home.root()));
        server.destroy();
        waitForEnd(server);
        System.err.println("Sampan has stopped.");
        return 0;
    }

    private static void waitForEnd(ProcessHandle server) throws InterruptedException {
        var late = Instant.now().plus(STOP_MAX);
        while (server.isAlive()) {
            if (Instant.now().isAfter(late)) {
                throw new Refusal(
                        "Sampan, pid " + server.pid() + ", has not stopped in " + STOP_MAX);
            }
            Thread.sleep(100);
        }
    }
}
