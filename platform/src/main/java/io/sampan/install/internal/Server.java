package io.sampan.install.internal;

import io.sampan.install.DemoData;
import io.sampan.install.FirstAdministrator;
import io.sampan.install.FirstDay;
import io.sampan.install.Progress;
import io.sampan.install.Refusal;
import io.sampan.install.SignIns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** The product as a server: takes the home, starts the database, then the application. */
public final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final String ADMINISTRATOR = "admin";

    private final Home home;
    private final ServerOptions options;

    public Server(Home home, ServerOptions options) {
        this.home = home;
        this.options = options;
    }

    /**
     * Starts everything; Ctrl-C or SIGTERM then ends it: first requests and the connection pool,
     * then the database.
     */
    public ApplicationContext start(boolean withDemoData) {
        home.create();
        var lock = HomeLock.take(home).orElseThrow(this::alreadyRunning);
        forgetEndedRun();
        refuseTakenPort();
        var opened = options.database().open(home);
        SpringApplication.getShutdownHandlers().add(() -> end(opened, lock));
        describe(opened.database(), options.port()).write(home);
        var context =
                Application.run(
                        home,
                        opened.database(),
                        Map.of(
                                "server.port", Integer.toString(options.port()),
                                "server.address", options.address(),
                                "logging.threshold.console", "WARN",
                                "sampan.log-folder", home.logs().toString()),
                        "server");
        // Port 0 asks for any free one.
        var port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        var running = describe(opened.database(), port == null ? options.port() : port);
        AppFolders.deleteOthers(home);
        welcomeAdministrator(context);
        if (withDemoData) {
            running.as("loading").write(home);
            say("Sampan answers at " + running.url() + " and loads its demo data.");
            loadDemoData(context);
        }
        context.getBeanProvider(FirstDay.class).ifAvailable(FirstDay::openIfNone);
        running.as("ready").write(home);
        say("Sampan is ready: " + running.url() + "   (Ctrl-C stops it)");
        return context;
    }

    private void end(DatabaseOptions.Opened opened, HomeLock lock) {
        opened.close().run();
        forgetEndedRun();
        lock.close();
    }

    /** Nobody shall take what an ended run said about itself for the truth. */
    private void forgetEndedRun() {
        try {
            Files.deleteIfExists(Running.file(home));
        } catch (IOException e) {
            log.warn("{} is left behind", Running.file(home), e);
        }
    }

    private Refusal alreadyRunning() {
        return new Refusal(
                Running.in(home)
                        .map(server ->
                                "Sampan is running already: "
                                        + server.url()
                                        + " (pid "
                                        + server.pid()
                                        + "). ./sampan stop ends it.")
                        .orElse("Another command works on " + home.root() + "."));
    }

    private void refuseTakenPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.address(), options.port()));
        } catch (IOException e) {
            throw new Refusal(
                    "Port "
                            + options.port()
                            + " of "
                            + options.address()
                            + " is taken ("
                            + e.getMessage()
                            + "). Choose another: --port="
                            + (options.port() + 1),
                    e);
        }
    }

    private Running describe(Database database, int port) {
        return new Running(
                ProcessHandle.current().pid(),
                "http://" + options.address() + ":" + port,
                "starting",
                database.place(),
                Version.current(),
                Instant.now().toString());
    }

    private void welcomeAdministrator(ApplicationContext context) {
        var first = context.getBeanProvider(FirstAdministrator.class).getIfAvailable();
        if (first == null) {
            say("This build has no users: nobody can sign in.");
        } else if (first.missing()) {
            var password = signIns(context).password(ADMINISTRATOR, "administrator");
            first.create(ADMINISTRATOR, password);
            say("First sign-in, shown once: user " + ADMINISTRATOR + ", password " + password);
            say("It is kept in " + home.root().resolve("sign-ins.txt"));
        }
    }

    private void loadDemoData(ApplicationContext context) {
        var demo = context.getBeanProvider(DemoData.class).getIfAvailable();
        if (demo == null) {
            say("This build has no demo data.");
            return;
        }
        var file = new SignInFile(home.root().resolve("demo-sign-ins.txt"));
        var known = new HashSet<>(file.lines());
        Progress progress =
                (what, done, total) ->
                        say("  " + what + " " + done + (total > 0 ? " of " + total : ""));
        demo.load(progress, file);
        var fresh = file.lines().stream().filter(line -> !known.contains(line)).toList();
        if (!fresh.isEmpty()) {
            say("Demo sign-ins, shown once (user, password, who):");
            fresh.forEach(line -> say("  " + line.replace("\t", "   ")));
        }
        say("Demo sign-ins are kept in " + file.path());
    }

    private static SignIns signIns(ApplicationContext context) {
        return context.getBean(SignIns.class);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
