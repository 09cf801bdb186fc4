package io.sampan.underwriting.internal.cli;

import io.sampan.install.Command;
import picocli.CommandLine;

/** {@code sampan underwriting …}: make a points table and show how good it is. */
@CommandLine.Command(
        name = "underwriting",
        description = "Makes points tables from invoices and shows how well they judge.",
        mixinStandardHelpOptions = true,
        subcommands = {UnderwritingCheckCommand.class, UnderwritingTrainCommand.class})
public final class UnderwritingCommand implements Command {}
