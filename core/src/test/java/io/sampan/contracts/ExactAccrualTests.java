package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Interest as an exact fraction, against decimals of any size. */
class ExactAccrualTests {
    private static final List<RoundingMode> RULES =
            Stream.of(RoundingMode.values())
                    .filter(rule -> rule != RoundingMode.UNNECESSARY)
                    .toList();

    @Test
    void sums_of_stretches_are_exact_and_rounded_once_by_every_rule() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 5000; i++) {
            long partsPerYear = new long[] {360, 365, 336, 133_590, 252}[random.nextInt(5)];
            var rule = RULES.get(random.nextInt(RULES.size()));
            var accrual = new Accrual.Exact(partsPerYear, rule);
            var expected = BigDecimal.ZERO;
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                long base = random.nextLong(-(1L << random.nextInt(1, 40)), 1L << 40);
                double rate = random.nextInt(-20_000, 500_000) / 1e6;
                long parts = random.nextLong(0, 4 * partsPerYear);
                accrual.add((double) base, rate, parts);
                expected =
                        expected.add(
                                BigDecimal.valueOf(base)
                                        .multiply(BigDecimal.valueOf(Math.round(rate * 1e12), 12))
                                        .multiply(BigDecimal.valueOf(parts)));
            }
            assertThat(new BigDecimal(accrual.numerator()).movePointLeft(12))
                    .isEqualByComparingTo(expected);
            var rounded = expected.divide(BigDecimal.valueOf(partsPerYear), 0, rule);
            assertThat(accrual.amount())
                    .as("%s by %s", expected, rule)
                    .isEqualTo(rounded.doubleValue());
        }
    }

    @Test
    void halves_go_where_the_rule_says() {
        assertThat(half(1, RoundingMode.HALF_UP)).isEqualTo(1);
        assertThat(half(-1, RoundingMode.HALF_UP)).isEqualTo(-1);
        assertThat(half(1, RoundingMode.HALF_DOWN)).isEqualTo(0);
        assertThat(half(-1, RoundingMode.HALF_DOWN)).isEqualTo(0);
        assertThat(half(1, RoundingMode.HALF_EVEN)).isEqualTo(0);
        assertThat(half(3, RoundingMode.HALF_EVEN)).isEqualTo(2);
        assertThat(half(-3, RoundingMode.HALF_EVEN)).isEqualTo(-2);
        assertThatThrownBy(() -> half(1, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }

    private static double half(long halves, RoundingMode rule) {
        var accrual = new Accrual.Exact(360, rule);
        accrual.add((double) halves, 1, 180);
        return accrual.amount();
    }

    @Test
    void plain_amounts_add_to_interest() {
        var accrual = new Accrual.Exact(360, RoundingMode.HALF_UP);
        accrual.add(-7);
        accrual.add(1, 1, 179);
        assertThat(accrual.amount()).isEqualTo(-7);
        accrual.add(0, 1, 1);
        accrual.add(1, 1, 2);
        assertThat(accrual.amount()).isEqualTo(-6);
        accrual.clear();
        assertThat(accrual.amount()).isZero();
    }

    @Test
    void sizes_beyond_the_exact_are_refused() {
        var accrual = new Accrual.Exact(360, RoundingMode.HALF_UP);
        assertThatThrownBy(() -> accrual.add(1, 101, 1)).hasMessageContaining("10000 %");
        accrual.add(0x1p51, 100, 360);
        assertThatThrownBy(accrual::amount).hasMessageContaining("2^52");
    }
}
