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

    private Map<String, Object> line(Bench.Figure figure) {
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", name);
        line.put("case", figure.measured());
        line.put("value", shown(figure.value()));
        line.put("unit", figure.unit());
        if (!figure.reference().isEmpty()) {
            line.put("reference", figure.reference());
            line.put("reference_value", shown(figure.referenceValue()));
            line.put("ratio", shown(figure.value() / figure.referenceValue()));
        }
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
