package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.underwriting.internal.Modelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan model validate}. */
@CommandLine.Command(
        name = "validate",
        description = "Measures a model on a labelled table; prints JSON.",
        mixinStandardHelpOptions = true)
public final class ModelValidateCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--model", required = true, description = "The model's folder.")
    private Path model = Path.of("");

    @CommandLine.Option(names = "--data", required = true, description = "A table, csv or csv.gz.")
    private Path data = Path.of("");

    @CommandLine.Option(names = "--target", required = true)
    private String target = "";

    @Override
    public Integer call() {
        try {
            var figures = Modelling.validate(model, data, target);
            System.out.println(JsonMapper.shared().writeValueAsString(figures));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("The model was not validated: " + e.getMessage(), e);
        }
    }
}
