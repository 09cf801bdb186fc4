package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Amounts of minor units: where they round, how large they may be, and that halves are exact. */
class ExactMoneyTests {
    private static final Counting HALF_UP = Counting.money(RoundingMode.HALF_UP);
    private static final Counting DOWN = Counting.money(RoundingMode.DOWN);

    @Test
    void products_quotients_and_observed_amounts_round_by_the_rule() {
        assertThat(HALF_UP.times(101, 0.5)).isEqualTo(51);
        assertThat(DOWN.times(101, 0.5)).isEqualTo(50);
        assertThat(HALF_UP.times(101, 1)).isEqualTo(101);
        assertThat(HALF_UP.divided(101, 2)).isEqualTo(51);
        assertThat(DOWN.divided(101, 2)).isEqualTo(50);
        assertThat(HALF_UP.observed(new BigDecimal("12.345"), "CNY")).isEqualTo(1235);
        assertThat(HALF_UP.observed(new BigDecimal("12.5"), "JPY")).isEqualTo(13);
        assertThat(Counting.unrounded().divided(101, 2)).isEqualTo(50.5);
        assertThat(Counting.unrounded().times(101, 0.5)).isEqualTo(50.5);
        assertThat(Counting.unrounded().observed(new BigDecimal("12.345"), "CNY"))
                .isEqualTo(12.345);
        assertThat(HALF_UP.unitsPerCurrency("CNY")).isEqualTo(100);
        assertThat(HALF_UP.unitsPerCurrency("JPY")).isEqualTo(1);
    }

    @Test
    void amounts_end_below_two_to_the_fifty_second() {
        assertThat(Counting.whole((1L << 52) - 1)).isEqualTo(0x1p52 - 1);
        assertThat(HALF_UP.balance(-(0x1p52 - 1))).isEqualTo(-(0x1p52 - 1));
        assertThatThrownBy(() -> Counting.whole(1L << 52)).hasMessageContaining("2^52");
        assertThatThrownBy(() -> HALF_UP.balance(-0x1p52)).hasMessageContaining("2^52");
        assertThat(Counting.unrounded().balance(0x1p60)).isEqualTo(0x1p60);
    }

    @Test
    void an_equal_payment_that_is_exactly_a_half_follows_the_rule() {
        // 10050 x 1.01^2 / 2.01 = 5100.5: two payments after ten days each, 0.1 % a day.
        long[] times = {10 * Times.DAY, 20 * Times.DAY};
        var counter =
                DayCounter.of(
                        io.sampan.calendar.DayCount.ACT_360,
                        io.sampan.calendar.BusinessCalendar.NONE,
                        20,
                        0,
                        10);
        var annuity = Annuity.over(times, counter);

        assertThat(annuity.wholePayment(10_050, 0, 0.36, 0, 0, RoundingMode.HALF_UP))
                .isEqualTo(5101);
        assertThat(annuity.wholePayment(10_050, 0, 0.36, 0, 0, RoundingMode.HALF_DOWN))
                .isEqualTo(5100);
        assertThat(annuity.wholePayment(10_050, 0, 0.36, 0, 0, RoundingMode.HALF_EVEN))
                .isEqualTo(5100);
        assertThat(annuity.wholePayment(30_150, 0, 0.36, 0, 0, RoundingMode.HALF_EVEN))
                .isEqualTo(15_302);
        assertThat(annuity.wholePayment(10_000, 50, 0, 0, 0, RoundingMode.HALF_UP)).isEqualTo(5025);
        assertThat(annuity.wholePayment(10_000, 51, 0, 0, 0, RoundingMode.HALF_UP)).isEqualTo(5026);
        assertThat(annuity.wholePayment(10_000, 51, 0, 0, 0, RoundingMode.FLOOR)).isEqualTo(5025);
    }

    @Test
    void interest_close_to_the_largest_sizes_is_exact() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < 20_000; i++) {
            long partsPerYear = random.nextBoolean() ? 133_590 : 360;
            var accrual = new Accrual.Exact(partsPerYear, RoundingMode.FLOOR);
            var exact = BigInteger.ZERO;
            for (int k = 0; k < 3; k++) {
                long base = random.nextLong(-(1L << 51), 1L << 51);
                long rateUnits = random.nextLong(-(1L << 38), 1L << 38);
                long parts = random.nextLong(-(1L << 12), 1L << 12);
                accrual.add((double) base, rateUnits / 1e12, parts);
                exact =
                        exact.add(
                                BigInteger.valueOf(base)
                                        .multiply(
                                                BigInteger.valueOf(
                                                        Math.round(rateUnits / 1e12 * 1e12)))
                                        .multiply(BigInteger.valueOf(parts)));
            }

            assertThat(accrual.numerator()).isEqualTo(exact);
            var floor =
                    new BigDecimal(exact)
                            .divide(
                                    new BigDecimal(partsPerYear).movePointRight(12),
                                    0,
                                    RoundingMode.FLOOR);
            if (floor.abs().compareTo(BigDecimal.valueOf(1L << 52)) < 0) {
                assertThat(accrual.amount()).isEqualTo(floor.doubleValue());
            }
        }
    }

    @Test
    void whole_amounts_at_a_boundary_of_the_quotient_stay_themselves() {
        for (long whole : new long[] {1, -1, 999_999_999_999L, -(1L << 51), (1L << 51) + 1}) {
            var accrual = new Accrual.Exact(360, RoundingMode.UNNECESSARY);
            accrual.add((double) whole);

            assertThat(accrual.amount()).isEqualTo((double) whole);
        }
    }
}
