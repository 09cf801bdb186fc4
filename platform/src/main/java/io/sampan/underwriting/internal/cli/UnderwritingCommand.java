package io.sampan.underwriting.internal.cli;

import io.sampan.install.Command;
import picocli.CommandLine;

/** {@code sampan underwriting …}: make a points table, show how good it is, spread money. */
@CommandLine.Command(
        name = "underwriting",
        description =
                "Makes points tables from invoices, shows how well they judge, spreads a budget.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UnderwritingCheckCommand.class,
            UnderwritingTrainCommand.class,
            UnderwritingAllocateCommand.class
        })
public final class UnderwritingCommand implements Command {}
