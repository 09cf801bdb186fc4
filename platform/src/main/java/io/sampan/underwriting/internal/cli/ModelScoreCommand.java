package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.underwriting.internal.Modelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan model score}. */
@CommandLine.Command(
        name = "score",
        description = "Scores every row of a table: probability, points, up to four reasons.",
        mixinStandardHelpOptions = true)
public final class ModelScoreCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--model", required = true, description = "The model's folder.")
    private Path model = Path.of("");

    @CommandLine.Option(names = "--data", required = true, description = "A table, csv or csv.gz.")
    private Path data = Path.of("");

    @CommandLine.Option(names = "--out", required = true, description = "The csv file to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            int rows = Modelling.score(model, data, out);
            System.out.println(
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("rows", rows)
                            .put("written", out.toString()));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("Nothing was scored: " + e.getMessage(), e);
        }
    }
}
