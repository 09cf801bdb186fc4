package io.sampan.install.internal.cli;

import io.sampan.install.internal.Home;
import io.sampan.install.internal.Server;
import io.sampan.install.internal.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code sampan train}: starts the product, asks for its first pages and ends, so that a Java
 * virtual machine run with {@code -XX:AOTCacheOutput} learns what a start needs. The launcher calls
 * it once a build, in a home of its own.
 */
@Command(name = "train", hidden = true, mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var context = new Server(Home.inUse(), options).start(false);
        var port = context.getEnvironment().getProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            for (var page : new String[] {"/actuator/health/liveness", "/", "/api/v1/session"}) {
                var request =
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                System.err.println("train: " + page + " " + answer.statusCode());
            }
        }
        return 0;
    }
}
