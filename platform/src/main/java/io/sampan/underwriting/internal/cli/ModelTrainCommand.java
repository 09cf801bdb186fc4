package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.scoring.Direction;
import io.sampan.scoring.TableLearning;
import io.sampan.underwriting.internal.Modelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan model train}. */
@CommandLine.Command(
        name = "train",
        description =
                "Learns a points table or boosted trees; prints how good and how honest it is, as JSON.",
        mixinStandardHelpOptions = true)
public final class ModelTrainCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--data", required = true, description = "A table, csv or csv.gz.")
    private Path data = Path.of("");

    @CommandLine.Option(
            names = "--target",
            required = true,
            description = "The column that says how a case ended.")
    private String target = "";

    @CommandLine.Option(
            names = "--positive",
            defaultValue = "",
            description = "Its value for a bad end; inferred from 1, true, yes, default, 是.")
    private String positive = "";

    @CommandLine.Option(
            names = "--time",
            defaultValue = "",
            description =
                    "The day of decision: validates on the latest rows. Without it the earliest"
                            + " date column is taken; none splits at random.")
    private String time = "";

    @CommandLine.Option(names = "--exclude", split = ",", description = "Columns not to use.")
    private List<String> exclude = List.of();

    @CommandLine.Option(
            names = "--more-is-better",
            split = ",",
            description = "Columns whose growth never lowers the score.")
    private List<String> moreIsBetter = List.of();

    @CommandLine.Option(
            names = "--less-is-better",
            split = ",",
            description = "Columns whose growth never raises the score.")
    private List<String> lessIsBetter = List.of();

    @CommandLine.Option(
            names = "--kind",
            defaultValue = "scorecard",
            description = "scorecard (a points table) or boosted (trees, a challenger).")
    private TableLearning.Kind kind = TableLearning.Kind.SCORECARD;

    @CommandLine.Option(names = "--seed", defaultValue = "1")
    private long seed;

    @CommandLine.Option(names = "--out", required = true, description = "The folder to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            var directions = new HashMap<String, Direction>();
            moreIsBetter.forEach(name -> directions.put(name, Direction.MORE_IS_BETTER));
            lessIsBetter.forEach(name -> directions.put(name, Direction.LESS_IS_BETTER));
            var wish =
                    new Modelling.Wish(
                            data, target, positive, time, exclude, directions, kind, seed);
            System.out.println(JsonMapper.shared().writeValueAsString(Modelling.train(wish, out)));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("Nothing was learnt: " + e.getMessage(), e);
        }
    }
}
