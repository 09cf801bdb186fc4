package io.sampan.install.internal.cli;

import io.sampan.install.internal.Home;
import io.sampan.install.internal.Server;
import io.sampan.install.internal.ServerOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sampan start}: runs the product until it is stopped. */
@Command(
        name = "start",
        description = "Runs Sampan until Ctrl-C or ./sampan stop.",
        mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        return serve(options, false);
    }

    static int serve(ServerOptions options, boolean withDemoData) throws InterruptedException {
        new Server(Home.inUse(), options).start(withDemoData);
        // The virtual machine ends by a signal; its shutdown hooks end the product.
        new CountDownLatch(1).await();
        return 0;
    }
}
