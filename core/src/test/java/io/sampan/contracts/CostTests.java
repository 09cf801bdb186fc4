package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an evaluation costs grows with its events, not faster: ten times the events take about ten
 * times the memory and the processor time. Quadratic work would show as a hundred.
 */
class CostTests {
    private static final double TEN_TIMES_MAX = 13;
    private static final double TEN_TIMES_CPU_MAX = 35;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"PAM", "LAM", "NAM", "ANN"})
    void ten_times_the_events_cost_ten_times_as_much(String type) {
        for (var money : new boolean[] {false, true}) {
            var counting =
                    money ? Counting.money(java.math.RoundingMode.HALF_UP) : Counting.unrounded();
            var few = daily(type, 365);
            var many = daily(type, 3650);

            assertThat(size(many, counting))
                    .isBetween(9 * size(few, counting), 11 * size(few, counting));
            assertThat((double) bytes(many, counting) / bytes(few, counting))
                    .isLessThan(TEN_TIMES_MAX);
            assertThat((double) cpu(many, counting) / cpu(few, counting))
                    .isLessThan(TEN_TIMES_CPU_MAX);
        }
    }

    private static Terms daily(String type, int days) {
        var first = LocalDate.of(2026, 1, 11);
        return TermsReader.read(
                Map.ofEntries(
                        Map.entry("contractType", type),
                        Map.entry("contractRole", "RPA"),
                        Map.entry("currency", "CNY"),
                        Map.entry("statusDate", "2026-01-01"),
                        Map.entry("initialExchangeDate", "2026-01-10"),
                        Map.entry("maturityDate", first.plusDays(days).toString()),
                        Map.entry("notionalPrincipal", "1000000"),
                        Map.entry("nominalInterestRate", "0.05"),
                        Map.entry("dayCountConvention", "A360"),
                        Map.entry("cycleAnchorDateOfInterestPayment", first.toString()),
                        Map.entry("cycleOfInterestPayment", "P1DL1"),
                        Map.entry("cycleAnchorDateOfPrincipalRedemption", first.toString()),
                        Map.entry("cycleOfPrincipalRedemption", "P1DL1"),
                        Map.entry("nextPrincipalRedemptionPayment", "170.00")));
    }

    private static int size(Terms terms, Counting counting) {
        return Contracts.evaluate(terms, Situation.PLAIN, counting).size();
    }

    private long bytes(Terms terms, Counting counting) {
        size(terms, counting);
        long before = thread.getCurrentThreadAllocatedBytes();
        size(terms, counting);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    /** The least of many runs: what the work costs when nothing is in its way. */
    private long cpu(Terms terms, Counting counting) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 200; i++) {
            long before = thread.getCurrentThreadCpuTime();
            size(terms, counting);
            least = Math.min(least, thread.getCurrentThreadCpuTime() - before);
        }
        return Math.max(1, least);
    }
}
