package io.sampan.install.internal;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code start} and {@code demo} can be told. */
public final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the pages are served (default ${DEFAULT-VALUE}).",
            defaultValue = "${env:SAMPAN_PORT:-8080}")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = {
                "Which address of this machine (default ${DEFAULT-VALUE}).",
                "Put a proxy with TLS in front before you open it to others."
            },
            defaultValue = "${env:SAMPAN_ADDRESS:-127.0.0.1}")
    private String address = "127.0.0.1";

    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    public int port() {
        return port;
    }

    public String address() {
        return address;
    }

    DatabaseOptions database() {
        return database;
    }
}
