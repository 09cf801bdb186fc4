package io.sampan;

import io.sampan.install.SampanCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/**
 * The whole product. The command line decides first, so that commands which need no server start
 * none; {@code start} and {@code demo} run this class as the Spring application.
 */
@SpringBootApplication
@Modulithic(
        systemName = "Sampan",
        sharedModules = {"install", "packs"})
public class SampanApplication {

    public static void main(String[] args) {
        System.exit(SampanCommand.run(args));
    }
}
