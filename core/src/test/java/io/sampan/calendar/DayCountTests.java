package io.sampan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every day count on dates where it differs from the others. */
class DayCountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ACT_360            | 2026-01-10 | 2026-01-21 | 11
                    ACT_360            | 2024-02-28 | 2024-03-01 | 2
                    ACT_365            | 2024-01-01 | 2025-01-01 | 366
                    ACT_336            | 2026-01-01 | 2026-01-29 | 28
                    THIRTY_E_360       | 2026-01-31 | 2026-02-28 | 28
                    THIRTY_E_360       | 2026-02-28 | 2026-03-31 | 32
                    THIRTY_E_360       | 2026-03-31 | 2026-04-30 | 30
                    THIRTY_E_360_ISDA  | 2026-01-31 | 2026-02-28 | 30
                    THIRTY_E_360_ISDA  | 2026-02-28 | 2026-03-31 | 30
                    THIRTY_E_360_ISDA  | 2024-02-28 | 2024-03-31 | 32
                    TWENTY_EIGHT_336   | 2026-01-31 | 2026-02-28 | 28
                    TWENTY_EIGHT_336   | 2026-01-10 | 2027-01-20 | 346
                    MONTHS_30_360      | 2026-01-10 | 2026-02-21 | 41
                    MONTHS_30_360      | 2026-01-31 | 2026-02-28 | 30
                    MONTHS_30_360      | 2026-02-28 | 2026-03-31 | 33
                    MONTHS_30_360      | 2026-01-15 | 2026-02-14 | 30
                    MONTHS_30_360      | 2026-03-15 | 2026-01-10 | -65
                    """)
    void days_of_the_convention(DayCount count, LocalDate from, LocalDate to, long days) {
        assertThat(count.parts(from, to)).isEqualTo(days);
        assertThat(count.yearFraction(from, to))
                .isEqualTo(days / (double) count.partsPerYear(), within(1e-15));
    }

    @Test
    void actual_actual_gives_each_year_its_own_length() {
        assertThat(fraction("2023-12-31", "2024-01-02"))
                .isEqualTo(1 / 365.0 + 1 / 366.0, within(1e-15));
        assertThat(fraction("2023-07-01", "2026-07-01"))
                .isEqualTo(184 / 365.0 + 2 + 181 / 365.0, within(1e-15));
        assertThat(fraction("2024-01-01", "2025-01-01")).isEqualTo(1.0);
    }

    @Test
    void the_end_of_february_counts_as_it_is_when_it_is_the_maturity_date() {
        var from = LocalDate.parse("2026-01-31");
        var to = LocalDate.parse("2026-02-28");

        var calendar = BusinessCalendar.NONE;
        assertThat(DayCount.THIRTY_E_360_ISDA.parts(from, to, calendar, to)).isEqualTo(28);
        assertThat(DayCount.THIRTY_E_360_ISDA.parts(from, to, calendar, to.plusYears(1)))
                .isEqualTo(30);
        assertThat(DayCount.ACT_360.parts(from, to, calendar, to)).isEqualTo(28);
    }

    @Test
    void business_days_of_252_need_a_calendar() {
        var from = LocalDate.parse("2026-10-01");
        var to = LocalDate.parse("2026-10-08");

        assertThat(DayCount.BUS_252.parts(from, to, BusinessCalendar.MONDAY_TO_FRIDAY, to))
                .isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> DayCount.BUS_252.parts(from, to));
    }

    @Test
    void interest_is_exact_and_rounded_once() {
        var balance = Money.cny("100000.00");
        var rate = AnnualRate.of("0.06");
        var from = LocalDate.parse("2026-01-10");
        var to = LocalDate.parse("2026-01-21");

        assertThat(DayCount.ACT_360.interest(balance, rate, from, to, RoundingMode.HALF_UP))
                .isEqualTo(Money.cny("183.33"));
        assertThat(DayCount.ACT_360.interest(balance, rate, from, to, RoundingMode.UP))
                .isEqualTo(Money.cny("183.34"));
        assertThat(
                        DayCount.ACT_365.interest(
                                balance.negated(), rate, from, to, RoundingMode.HALF_UP))
                .isEqualTo(Money.cny("-180.82"));
    }

    private static double fraction(String from, String to) {
        return DayCount.ACT_ACT_ISDA.yearFraction(LocalDate.parse(from), LocalDate.parse(to));
    }
}
