package io.sampan.lab.internal.cli;

import io.sampan.contracts.Benchmark;
import io.sampan.install.Bench;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** {@code sampan bench contracts}: evaluations in a second of one processor. */
public final class ContractsBench implements Bench {

    private static final Duration TIME = Duration.ofSeconds(2);

    /** The upper figures the only other open Java engine of the standard reached on two cores. */
    private static final Map<String, Double> REFERENCE =
            Map.of("PAM_360", 7100.0, "ANN_360", 1300.0, "ANN_360_yearly_reset", 170.0);

    @Override
    public String name() {
        return "contracts";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        for (var one : Benchmark.cases()) {
            var measured = Benchmark.measure(one, TIME);
            var reference = REFERENCE.get(one.name().replaceAll("/.*", ""));
            figures.accept(
                    reference == null
                            ? Figure.of(one.name(), measured.perCpuSecond(), "per_cpu_s")
                            : new Figure(
                                    one.name(),
                                    measured.perCpuSecond(),
                                    "per_cpu_s",
                                    "open_java_actus_unrounded",
                                    reference));
            figures.accept(
                    Figure.of(one.name(), measured.bytesPerEvaluation(), "bytes_per_evaluation"));
        }
    }
}
