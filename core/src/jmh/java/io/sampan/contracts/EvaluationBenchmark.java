package io.sampan.contracts;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cases of {@code sampan bench contracts} measured by JMH: evaluations a second of one thread.
 * Not part of any build but the profile {@code jmh}; see docs/decisions/0014-jmh-outside.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EvaluationBenchmark {

    @Param({"PAM_360", "LAM_360", "ANN_360", "ANN_360_yearly_reset", "ANN_12"})
    public String contract = "";

    @Param({"double", "money"})
    public String counting = "";

    private io.sampan.contracts.Benchmark.Case measured;

    @Setup
    public void choose() {
        measured =
                io.sampan.contracts.Benchmark.cases().stream()
                        .filter(one -> one.name().equals(contract + "/" + counting))
                        .findFirst()
                        .orElseThrow();
    }

    @Benchmark
    public Evaluation evaluate() {
        return Contracts.evaluate(measured.terms(), measured.situation(), measured.counting());
    }
}
