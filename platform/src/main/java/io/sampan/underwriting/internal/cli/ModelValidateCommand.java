package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.underwriting.internal.Modelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @CommandLine.Option(
            names = "--report",
            description = "Also writes a report, a page (.html) or a paper (.pdf).")
    private @Nullable Path report;

    @CommandLine.Option(
            names = "--lang",
            defaultValue = "zh",
            description = "The report's language, zh or en.")
    private String language = "zh";

    @CommandLine.Option(
            names = "--segment",
            split = ",",
            description = "Columns by whose values the report measures the model apart.")
    private List<String> segments = List.of();

    @CommandLine.Option(
            names = "--group",
            split = ",",
            description = "Columns by whose values the report shows who would be accepted.")
    private List<String> groups = List.of();

    @CommandLine.Option(
            names = "--accept",
            defaultValue = "0.7",
            description = "The share that would be accepted, the safest first.")
    private double accept;

    @Override
    public Integer call() {
        try {
            if (!language.equals("zh") && !language.equals("en")) {
                throw new IllegalArgumentException("--lang says zh or en, not " + language);
            }
            var figures =
                    report == null
                            ? Modelling.validate(model, data, target)
                            : Modelling.validate(
                                    model, data, target, segments, groups, accept, report,
                                    language);
            System.out.println(JsonMapper.shared().writeValueAsString(figures));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("The model was not validated: " + e.getMessage(), e);
        }
    }
}
