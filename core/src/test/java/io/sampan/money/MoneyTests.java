package io.sampan.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Money to the smallest coin. */
class MoneyTests {

    @Test
    void amounts_are_read_and_shown_at_the_scale_of_the_currency() {
        assertThat(Money.cny("100.1").minor()).isEqualTo(10_010);
        assertThat(Money.cny("100.1").amount()).isEqualTo(new BigDecimal("100.10"));
        assertThat(Money.of("JPY", "100")).hasToString("JPY 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.cny("1.001"))
                .withMessageContaining("more decimals than the currency");
        for (var text :
                new String[] {"one", "1e9", "NaN", "١٢", "1.", " 1.00", "1,000.00", "+1.00"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Money.cny(text))
                    .withMessageContaining("is not a decimal number");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero("XYZ1"));
    }

    @Test
    void amounts_of_two_currencies_never_meet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.cny("1.00").plus(Money.of("EUR", "1.00")))
                .withMessage("CNY 1.00 and EUR 1.00 are of different currencies");
    }

    @Test
    void parts_of_a_split_sum_to_the_whole() {
        assertThat(Money.cny("1.00").split(3))
                .containsExactly(Money.cny("0.34"), Money.cny("0.33"), Money.cny("0.33"));
        assertThat(Money.sum(Money.CNY, Money.cny("-1.00").split(3))).isEqualTo(Money.cny("-1.00"));
    }

    @Test
    void whatever_rounds_is_told_how() {
        var third = new BigDecimal("0.5");

        assertThat(Money.cny("0.01").times(third, RoundingMode.HALF_UP))
                .isEqualTo(Money.cny("0.01"));
        assertThat(Money.cny("0.01").times(third, RoundingMode.DOWN).isZero()).isTrue();
    }

    @Test
    void a_rate_is_a_fraction() {
        assertThat(AnnualRate.of("0.098")).hasToString("9.8 %");
        assertThat(AnnualRate.of("0.050")).isEqualTo(AnnualRate.of("0.05"));
        assertThat(AnnualRate.of("0.05").plus(AnnualRate.of("0.01")))
                .isEqualTo(AnnualRate.of("0.06"));
        assertThatIllegalArgumentException().isThrownBy(() -> AnnualRate.of("5 %"));
    }
}
