package io.sampan.install;

import io.sampan.install.internal.Version;
import io.sampan.install.internal.cli.BenchCommand;
import io.sampan.install.internal.cli.DemoCommand;
import io.sampan.install.internal.cli.DoctorCommand;
import io.sampan.install.internal.cli.StartCommand;
import io.sampan.install.internal.cli.StatusCommand;
import io.sampan.install.internal.cli.StopCommand;
import io.sampan.install.internal.cli.TrainCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** The command line as a whole: {@code sampan <word> …}; finds the words of all capabilities. */
@CommandLine.Command(
        name = "sampan",
        description = "The open finance platform for micro- and small enterprises.",
        mixinStandardHelpOptions = true,
        versionProvider = SampanCommand.Release.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "From a clone, ./sampan also knows: test (everything a contributor must pass).",
            "Data lies under SAMPAN_HOME. Exit: 0 done, 1 refused, 2 wrong usage."
        })
public final class SampanCommand {

    private SampanCommand() {}

    /** Runs one command and answers its exit code. {@code start} returns when the server ends. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    private static CommandLine commandLine() {
        var line = new CommandLine(new SampanCommand());
        ServiceLoader.load(Command.class).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal refusal) {
                command.getErr().println(refusal.getMessage());
                return 1;
            }
            throw failure;
        });
        return line;
    }

    /** For {@code --version}. */
    static final class Release implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"sampan " + Version.current()};
        }
    }
}
