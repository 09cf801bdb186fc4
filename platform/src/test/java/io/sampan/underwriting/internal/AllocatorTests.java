package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.underwriting.internal.Allocator.Firm;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocatorTests {

    @Test
    void serves_by_yield_and_lets_the_last_one_have_its_least() {
        var firms = List.of(new Firm(1, 10, 100), new Firm(3, 10, 100), new Firm(2, 10, 100));

        assertThat(Allocator.spread(firms, 208).amounts()).containsExactly(10, 100, 98);
        assertThat(Allocator.spread(firms, 200).amounts()).containsExactly(0, 100, 100);
        assertThat(Allocator.spread(firms, 9).amounts()).containsExactly(0, 0, 0);
        assertThat(Allocator.spread(firms, 1_000).amounts()).containsExactly(100, 100, 100);
    }

    @Test
    void offers_nothing_that_earns_nothing() {
        var firms = List.of(new Firm(0, 1, 5), new Firm(-2, 1, 5), new Firm(2, 6, 5));

        assertThat(Allocator.spread(firms, 100).amounts()).containsExactly(0, 0, 0);
        assertThat(Allocator.spread(List.of(), 100).profit()).isZero();
    }

    @Test
    void finds_the_best_of_all_spreads_where_all_can_be_tried() {
        var random = new Random(7);
        for (int trial = 0; trial < 2_000; trial++) {
            var firms = firms(random, 1 + random.nextInt(5), 6);
            int budget = random.nextInt(20);

            var spread = Allocator.spread(firms, budget);

            assertHolds(firms, budget, spread);
            assertThat(spread.exact()).isTrue();
            assertThat(spread.profit()).isEqualTo(tried(firms, 0, budget), within(1e-9));
        }
    }

    @Test
    void
            stays_within_three_per_cent_of_the_bound_where_budget_and_steps_are_as_lenders_have_them() {
        var random = new Random(11);
        double worst = 1;
        for (int trial = 0; trial < 300; trial++) {
            int count = 20 + random.nextInt(400);
            var firms = new ArrayList<Firm>();
            for (int i = 0; i < count; i++) {
                firms.add(new Firm(random.nextDouble() * 0.06 - 0.01, 10, 100));
            }
            int budget = 100 + random.nextInt(60 * count);

            var spread = Allocator.spread(firms, budget);

            assertHolds(firms, budget, spread);
            worst = Math.min(worst, spread.profit() / spread.bound());
        }
        System.out.printf("allocator: at worst %.4f of the separable bound%n", worst);
        assertThat(worst).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void fine_steps_cost_next_to_nothing_against_the_exact_table() {
        var random = new Random(13);
        for (int trial = 0; trial < 20; trial++) {
            var coarse = firms(random, 40, 60);
            int budget = 40 + random.nextInt(900);
            long fine = 100_000;
            var many =
                    coarse.stream()
                            .map(f -> new Firm(f.yield() / fine, f.least() * fine, f.most() * fine))
                            .toList();

            var exact = Allocator.spread(coarse, budget);
            var spread = Allocator.spread(many, budget * fine);

            assertHolds(many, budget * fine, spread);
            assertThat(spread.profit()).isGreaterThanOrEqualTo(0.99 * exact.profit());
        }
    }

    @Test
    void a_hundred_thousand_firms_are_spread_within_seconds() {
        var random = new Random(17);
        var firms = firms(random, 100_000, 100);
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();

        var spread = Allocator.spread(firms, 2_000_000);

        double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        System.out.printf(
                "allocator: 100,000 firms in %.2f s of processor time, %.5f of the bound%n",
                seconds, spread.profit() / spread.bound());
        assertHolds(firms, 2_000_000, spread);
        assertThat(spread.profit()).isGreaterThanOrEqualTo(0.99 * spread.bound());
        assertThat(seconds).isLessThan(20);
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }

    /** No limit is broken, and nothing earns more than the bound. */
    private static void assertHolds(List<Firm> firms, long budget, Allocator.Spread spread) {
        assertThat(Arrays.stream(spread.amounts()).sum()).isLessThanOrEqualTo(budget);
        for (int i = 0; i < firms.size(); i++) {
            var firm = firms.get(i);
            long amount = spread.amounts()[i];
            if (amount != 0) {
                assertThat(firm.yield()).isPositive();
                assertThat(amount).isBetween(firm.least(), firm.most());
            }
        }
        assertThat(spread.profit()).isLessThanOrEqualTo(spread.bound() + 1e-6);
    }

    private static List<Firm> firms(Random random, int count, int most) {
        var firms = new ArrayList<Firm>();
        for (int i = 0; i < count; i++) {
            int least = 1 + random.nextInt(most);
            firms.add(
                    new Firm(
                            random.nextInt(10) - 1,
                            least,
                            least + random.nextInt(most) - most / 6));
        }
        return firms;
    }

    /** Every amount of every firm. */
    private static double tried(List<Firm> firms, int from, long budget) {
        if (from == firms.size()) {
            return 0;
        }
        var firm = firms.get(from);
        double best = tried(firms, from + 1, budget);
        for (long amount = firm.least(); amount <= Math.min(budget, firm.most()); amount++) {
            best = Math.max(best, amount * firm.yield() + tried(firms, from + 1, budget - amount));
        }
        return best;
    }
}
