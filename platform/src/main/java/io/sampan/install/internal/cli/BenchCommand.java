package io.sampan.install.internal.cli;

import io.sampan.install.Bench;
import io.sampan.install.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan bench NAME}: measures on this machine and prints one JSON line a figure. */
@Command(
        name = "bench",
        description = "Measures on this machine; prints one JSON line a figure.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "What to measure, for example contracts.")
    private String name = "";

    @Override
    public Integer call() {
        var benches = new TreeMap<String, Bench>();
        ServiceLoader.load(Bench.class).forEach(bench -> benches.put(bench.name(), bench));
        var bench = benches.get(name);
        if (bench == null) {
            throw new Refusal(
                    "There is no bench \""
                            + name
                            + "\"; there are: "
                            + String.join(", ", benches.keySet())
                            + ".");
        }
        bench.run(
                figure -> System.out.println(JsonMapper.shared().writeValueAsString(line(figure))));
        return 0;
    }

    private Map<String, @Nullable Object> line(Bench.Figure figure) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("bench", name);
        line.put("case", figure.measured());
        line.put("value", shown(figure.value()));
        line.put("unit", figure.unit());
        boolean compared = !figure.reference().isEmpty();
        line.put("reference", compared ? figure.reference() : null);
        line.put("reference_value", compared ? shown(figure.referenceValue()) : null);
        line.put("ratio", compared ? shown(figure.value() / figure.referenceValue()) : null);
        line.put(
                "machine",
                "%d cpus, %s %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                Runtime.version()));
        return line;
    }

    private static BigDecimal shown(double value) {
        return new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
    }
}
