package io.sampan.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.packs.internal.PacksFixture;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RulePackTests {

    private final Packs packs = PacksFixture.chinese();

    @Test
    void a_make_up_workday_is_worked_and_a_holiday_is_not() {
        var calendar = packs.calendar();

        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-02-14"))).isTrue();
        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-02-16"))).isFalse();
        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-24"))).isTrue();
        assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-22"))).isFalse();
    }

    @Test
    void a_year_that_is_not_in_the_table_is_refused_loudly() {
        assertThatThrownBy(() -> packs.calendar().isBusinessDay(LocalDate.parse("1999-05-01")))
                .hasMessageContaining("1999");
    }

    @Test
    void a_rule_without_a_version_in_force_is_refused_loudly() {
        assertThatThrownBy(() ->
                        packs.rule("test-rules", "interest_cap", LocalDate.parse("2019-12-31")))
                .hasMessageContaining(
                        "test-rules.interest_cap has no version in force on 2019-12-31");
        assertThatThrownBy(() -> packs.rule("test-rules", "nothing", LocalDate.parse("2026-01-01")))
                .hasMessageContaining("test-rules.nothing");
        assertThatThrownBy(() -> packs.document("no-such-file"))
                .hasMessageContaining("no-such-file");
    }

    @Test
    void the_version_in_force_on_the_day_answers() {
        assertThat(packs.rule("test-rules", "interest_cap", LocalDate.parse("2023-06-01")).rate())
                .hasToString("24 %");
        assertThat(packs.rule("test-rules", "interest_cap", LocalDate.parse("2026-06-01")).rate())
                .hasToString("20 %");
    }
}
