package io.sampan.install.internal.cli;

import io.sampan.install.internal.Home;
import io.sampan.install.internal.HomeLock;
import io.sampan.install.internal.Running;
import io.sampan.install.internal.Version;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan status}: what runs in this home, as one JSON object. */
@Command(
        name = "status",
        description = "Prints as JSON what runs in this home; exit 1 when nothing does.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var home = Home.inUse();
        var answer = new LinkedHashMap<String, Object>();
        var server = Running.in(home).filter(found -> held(home));
        answer.put("running", server.isPresent());
        answer.put("home", home.root().toString());
        server.ifPresentOrElse(
                found -> {
                    answer.put("state", found.state());
                    answer.put("url", found.url());
                    answer.put("pid", found.pid());
                    answer.put("version", found.version());
                    answer.put("startedAt", found.startedAt());
                    answer.put("database", found.database());
                },
                () -> answer.put("version", Version.current()));
        System.out.println(JsonMapper.shared().writeValueAsString(answer));
        return server.isPresent() ? 0 : 1;
    }

    private static boolean held(Home home) {
        if (!Files.isDirectory(home.run())) {
            return false;
        }
        try (var lock = HomeLock.take(home).orElse(null)) {
            return lock == null;
        }
    }
}
