package io.sampan.underwriting.internal.cli;

import io.sampan.install.Refusal;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.underwriting.internal.Allocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan underwriting allocate}: one JSON line a firm, one for all. */
@CommandLine.Command(
        name = "allocate",
        description =
                "Spreads a budget over firms so that the expected profit is largest; prints JSON lines.",
        mixinStandardHelpOptions = true)
public final class UnderwritingAllocateCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    @CommandLine.Option(
            names = "--data",
            required = true,
            description = "Firms: csv or csv.gz with firm, grade, pd and, if wished, limit.")
    private Path data = Path.of("");

    @CommandLine.Option(
            names = "--rates",
            required = true,
            description = "Demand: csv or csv.gz with annual_rate and churn_<grade> columns.")
    private Path rates = Path.of("");

    @CommandLine.Option(
            names = "--budget",
            required = true,
            description = "Yuan, for example 100000000.")
    private String budget = "";

    @CommandLine.Option(names = "--step", description = "Offers are whole steps of so many yuan.")
    private @Nullable String step;

    @CommandLine.Option(
            names = "--on",
            description = "The day whose rules hold; today if not said.")
    private @Nullable LocalDate on;

    @Override
    public Integer call() {
        try {
            var day = on == null ? LocalDate.now(ZoneId.of("Asia/Shanghai")) : on;
            var wish =
                    new Allocation.Wish(
                            data,
                            rates,
                            yuan("--budget", budget),
                            day,
                            Optional.ofNullable(step).map(text -> yuan("--step", text)));
            Allocation.run(
                    wish,
                    Packs.open("cn"),
                    line -> System.out.println(JSON.writeValueAsString(line)));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("Nothing was spread: " + e.getMessage(), e);
        }
    }

    private static Money yuan(String option, String text) {
        try {
            return Money.cny(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    option + " \"" + text + "\" is not an amount of yuan such as 100000.00", e);
        }
    }
}
