package io.sampan.underwriting.internal.cli;

import io.sampan.install.Command;
import picocli.CommandLine;

/** {@code sampan model …}: learn from any table, score with it, say how good it is. */
@CommandLine.Command(
        name = "model",
        description = "Learns points tables from any labelled table, scores and validates.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelTrainCommand.class,
            ModelScoreCommand.class,
            ModelValidateCommand.class
        })
public final class ModelCommand implements Command {}
