package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.underwriting.internal.UnderwritingTrain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan underwriting train}: writes the pack's points table. */
@CommandLine.Command(
        name = "train",
        description = "Learns a points table from labelled firms and writes it as a pack file.",
        mixinStandardHelpOptions = true)
public final class UnderwritingTrainCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--data",
            required = true,
            description =
                    "Folder with credit_history_{firms,input_invoices,output_invoices}.csv.gz.")
    private Path data = Path.of("");

    @CommandLine.Option(names = "--out", required = true, description = "The file to write.")
    private Path out = Path.of("");

    @CommandLine.Option(names = "--name", defaultValue = "invoices-1", description = "Its version.")
    private String version = "invoices-1";

    @CommandLine.Option(names = "--effective-from", defaultValue = "2016-01-01")
    private LocalDate effectiveFrom = LocalDate.of(2016, 1, 1);

    @Override
    public Integer call() {
        try {
            var yaml = UnderwritingTrain.run(data, version, effectiveFrom);
            Files.writeString(out, yaml, StandardCharsets.UTF_8);
            System.out.println(
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("written", out.toString())
                            .put("version", version));
            return 0;
        } catch (IOException e) {
            throw new Refusal("The points table cannot be made: " + e.getMessage(), e);
        }
    }
}
