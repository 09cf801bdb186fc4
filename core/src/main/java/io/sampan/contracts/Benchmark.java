package io.sampan.contracts;

import com.sun.management.ThreadMXBean;
import io.sampan.calendar.DayCount;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many contracts the engine evaluates in a second of one processor, for contracts of 360 and 12
 * months in both ways of counting. Every evaluation starts from the terms and ends with all events.
 */
public final class Benchmark {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 15, 0, 0);
    private static final Recurrence MONTHLY = new Recurrence(START.plusMonths(1), Cycle.monthly());
    private static final int WARM_UP_MAX = 20_000;

    /**
     * What is measured.
     *
     * @param name for example {@code ANN_360/money}
     */
    public record Case(String name, Terms terms, Situation situation, Counting counting) {}

    /**
     * What was measured.
     *
     * @param perCpuSecond evaluations in a second of processor time of one thread
     * @param bytesPerEvaluation memory allocated by one evaluation
     * @param events rows of one evaluation
     */
    public record Figure(String name, double perCpuSecond, double bytesPerEvaluation, int events) {}

    private Benchmark() {}

    /** All cases, the unrounded ones first. */
    public static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var counting : List.of(Counting.unrounded(), Counting.money(RoundingMode.HALF_UP))) {
            var suffix = counting.isMoney() ? "/money" : "/double";
            var fixed = Situation.PLAIN;
            cases.add(new Case("PAM_360" + suffix, bullet(360), fixed, counting));
            cases.add(new Case("LAM_360" + suffix, linear(360), fixed, counting));
            cases.add(new Case("ANN_360" + suffix, annuity(360, RateReset.NONE), fixed, counting));
            cases.add(
                    new Case(
                            "ANN_360_yearly_reset" + suffix,
                            annuity(360, yearlyReset()),
                            yearlyRates(),
                            counting));
            cases.add(new Case("ANN_12" + suffix, annuity(12, RateReset.NONE), fixed, counting));
        }
        return List.copyOf(cases);
    }

    /** Measures one case for about this time on the calling thread, after a warm-up. */
    public static Figure measure(Case one, Duration time) {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long rows = 0;
        long warmUntil = System.nanoTime() + time.toNanos() / 2;
        for (int i = 0; i < WARM_UP_MAX && System.nanoTime() < warmUntil; i++) {
            rows += evaluate(one);
        }
        long evaluations = 0;
        long until = System.nanoTime() + time.toNanos();
        long bytes = bean.getCurrentThreadAllocatedBytes();
        long cpu = bean.getCurrentThreadCpuTime();
        while (System.nanoTime() < until) {
            rows += evaluate(one);
            evaluations++;
        }
        double seconds = (bean.getCurrentThreadCpuTime() - cpu) / 1e9;
        double allocated = bean.getCurrentThreadAllocatedBytes() - bytes;
        if (rows == 0) {
            throw new IllegalStateException(one.name() + " has no events");
        }
        return new Figure(
                one.name(), evaluations / seconds, allocated / evaluations, evaluate(one));
    }

    private static int evaluate(Case one) {
        return Contracts.evaluate(one.terms(), one.situation(), one.counting()).size();
    }

    private static Debt bullet(int months) {
        return new Pam(
                deal(),
                principal(months),
                interest(),
                RateReset.NONE,
                Fees.NONE,
                Scaling.NONE,
                Prepayment.NONE);
    }

    private static Debt linear(int months) {
        return new Lam(
                deal(),
                principal(months),
                interest(),
                redemption(new BigDecimal("833.33")),
                InterestBase.NOTIONAL,
                RateReset.NONE,
                Fees.NONE,
                Scaling.NONE,
                Prepayment.NONE);
    }

    private static Debt annuity(int months, RateReset reset) {
        return new Ann(
                deal(),
                principal(months),
                interest(),
                redemption(null),
                InterestBase.NOTIONAL,
                reset,
                Fees.NONE,
                Scaling.NONE,
                Prepayment.NONE);
    }

    private static Deal deal() {
        return new Deal(
                "bench",
                ContractRole.RPA,
                "CNY",
                null,
                START.minusDays(1),
                DateRules.PLAIN,
                Trade.NONE);
    }

    private static Principal principal(int months) {
        return new Principal(
                new BigDecimal("300000.00"), START, BigDecimal.ZERO, START.plusMonths(months));
    }

    private static Interest interest() {
        return new Interest(
                DayCount.ACT_360, new BigDecimal("0.0435"), BigDecimal.ZERO, MONTHLY, null, false);
    }

    private static Redemption redemption(@Nullable BigDecimal payment) {
        return new Redemption(MONTHLY, payment, null, true);
    }

    private static RateReset yearlyReset() {
        return new RateReset(
                new Recurrence(START.plusYears(1), new Cycle(1, 0, 0, false)),
                "LPR",
                1,
                0.005,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                null);
    }

    private static Situation yearlyRates() {
        var rates = new HashMap<LocalDateTime, Double>();
        for (int year = 1; year < 30; year++) {
            rates.put(START.plusYears(year), 0.03 + 0.0005 * (year % 7));
        }
        return new Situation(new Observations(Map.of("LPR", rates)), List.of(), Optional.empty());
    }
}
