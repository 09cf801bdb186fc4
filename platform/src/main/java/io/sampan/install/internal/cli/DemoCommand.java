package io.sampan.install.internal.cli;

import io.sampan.install.internal.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sampan demo}: like {@code start}, with a demonstration lender inside. */
@Command(
        name = "demo",
        description = "Runs Sampan with demo data until Ctrl-C or ./sampan stop.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        return StartCommand.serve(options, true);
    }
}
