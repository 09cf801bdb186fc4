package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;

/** Runs work inside the application, beside a running server or without one. */
public final class Inside {

    /** Port -1 keeps the web beans and opens no port. */
    private static final Map<String, String> QUIET =
            Map.of(
                    "server.port", "-1",
                    "sampan.jobs", "false",
                    "logging.threshold.console", "ERROR",
                    "spring.datasource.hikari.maximum-pool-size", "4",
                    "spring.datasource.hikari.minimum-idle", "0");

    private Inside() {}

    public static <T> T run(DatabaseOptions options, Function<ApplicationContext, T> work) {
        var home = Home.inUse();
        home.create();
        var lock = HomeLock.take(home);
        if (lock.isEmpty()) {
            var server =
                    Running.in(home)
                            .orElseThrow(() ->
                                    new Refusal(
                                            "Another command works on "
                                                    + home.root()
                                                    + ". Try again when it is done."));
            return in(home, options.ofRunning(home, server), false, work);
        }
        try {
            var opened = options.open(home);
            try {
                return in(home, opened.database(), true, work);
            } finally {
                opened.close().run();
            }
        } finally {
            lock.get().close();
        }
    }

    private static <T> T in(
            Home home, Database database, boolean migrate, Function<ApplicationContext, T> work) {
        var settings = new HashMap<>(QUIET);
        settings.put("spring.flyway.enabled", Boolean.toString(migrate));
        try (var context = Application.run(home, database, settings)) {
            return work.apply(context);
        }
    }
}
