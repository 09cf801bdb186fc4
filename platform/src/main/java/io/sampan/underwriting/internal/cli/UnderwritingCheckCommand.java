package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.underwriting.internal.UnderwritingCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan underwriting check}: honest figures, printed as JSON. */
@CommandLine.Command(
        name = "check",
        description = "Repeated cross-validation of our points table on labelled firms, as JSON.",
        mixinStandardHelpOptions = true)
public final class UnderwritingCheckCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--data",
            required = true,
            description =
                    "Folder with credit_history_{firms,input_invoices,output_invoices}.csv.gz.")
    private Path data = Path.of("");

    @CommandLine.Option(names = "--on", description = "Judge the firms as of this day.")
    private @Nullable LocalDate on;

    @CommandLine.Option(
            names = "--features",
            defaultValue = "table",
            description =
                    "table (those the pack's table was chosen from) or all that a table may use.")
    private String features = "table";

    @CommandLine.Option(names = "--repeats", defaultValue = "20")
    private int repeats;

    @CommandLine.Option(names = "--folds", defaultValue = "5")
    private int folds;

    @CommandLine.Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() {
        if (!features.equals("table") && !features.equals("all")) {
            throw new Refusal("--features says table or all, not " + features);
        }
        try {
            boolean all = features.equals("all");
            var figures = UnderwritingCheck.run(data, on, all, repeats, folds, seed);
            System.out.println(JsonMapper.shared().writeValueAsString(figures));
            return 0;
        } catch (IOException e) {
            throw new Refusal("The labelled firms cannot be read: " + e.getMessage(), e);
        }
    }
}
