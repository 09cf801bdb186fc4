package io.sampan.install.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The launcher lays out each build under {@code app/}; the server that runs from one of them
 * removes those of earlier builds.
 */
final class AppFolders {

    private static final Logger log = LoggerFactory.getLogger(AppFolders.class);

    private AppFolders() {}

    static void deleteOthers(Home home) {
        var own = System.getProperty("sampan.app");
        if (own == null || !Path.of(own).startsWith(home.app())) {
            return;
        }
        try (var builds = Files.newDirectoryStream(home.app())) {
            for (var build : builds) {
                if (!build.equals(Path.of(own))) {
                    Folders.delete(build);
                    log.info("Removed the earlier build {}", build);
                }
            }
        } catch (IOException e) {
            log.warn("Earlier builds in {} cannot be removed", home.app(), e);
        }
    }
}
