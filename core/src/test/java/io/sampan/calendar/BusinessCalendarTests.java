package io.sampan.calendar;

import static io.sampan.calendar.BusinessDayConvention.FOLLOWING;
import static io.sampan.calendar.BusinessDayConvention.MODIFIED_FOLLOWING;
import static io.sampan.calendar.BusinessDayConvention.MODIFIED_PRECEDING;
import static io.sampan.calendar.BusinessDayConvention.NONE;
import static io.sampan.calendar.BusinessDayConvention.PRECEDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A calendar with a holiday from Thursday to Saturday and a make-up workday on Sunday. */
class BusinessCalendarTests {
    // 2026-10-01 is a Thursday.
    private final BusinessCalendar calendar =
            BusinessCalendar.of(
                    List.of(2026),
                    List.of(day("2026-10-01"), day("2026-10-02")),
                    List.of(day("2026-10-04")));

    @Test
    void weekdays_work_weekends_rest_and_the_table_overrides_both() {
        assertThat(calendar.isBusinessDay(day("2026-09-30"))).isTrue();
        assertThat(calendar.isBusinessDay(day("2026-10-01"))).isFalse();
        assertThat(calendar.isBusinessDay(day("2026-10-03"))).isFalse();
        assertThat(calendar.isBusinessDay(day("2026-10-04"))).isTrue();
    }

    @Test
    void dates_move_off_rest_days() {
        assertThat(calendar.next(day("2026-09-30"))).isEqualTo("2026-10-04");
        assertThat(calendar.previous(day("2026-10-04"))).isEqualTo("2026-09-30");
        assertThat(calendar.adjust(day("2026-10-01"), NONE)).isEqualTo("2026-10-01");
        assertThat(calendar.adjust(day("2026-10-01"), FOLLOWING)).isEqualTo("2026-10-04");
        assertThat(calendar.adjust(day("2026-10-01"), PRECEDING)).isEqualTo("2026-09-30");
        assertThat(calendar.adjust(day("2026-10-01"), MODIFIED_PRECEDING)).isEqualTo("2026-10-04");
        assertThat(calendar.adjust(day("2026-10-31"), MODIFIED_FOLLOWING)).isEqualTo("2026-10-30");
        assertThat(calendar.adjust(day("2026-10-10"), MODIFIED_FOLLOWING)).isEqualTo("2026-10-12");
    }

    @Test
    void business_days_between_two_dates_leave_out_the_last() {
        assertThat(calendar.businessDays(day("2026-09-30"), day("2026-10-05"))).isEqualTo(2);
        assertThat(calendar.businessDays(day("2026-10-05"), day("2026-09-30"))).isEqualTo(-2);
    }

    @Test
    void a_year_outside_the_table_is_refused_by_name() {
        assertThatThrownBy(() -> calendar.isBusinessDay(day("2027-01-04")))
                .isInstanceOf(UncoveredYearException.class)
                .hasMessage(
                        "the business-day table does not cover 2027 (it covers [2026]): load the rest"
                                + " days of 2027");
        assertThatThrownBy(() -> calendar.adjust(day("2025-12-31"), FOLLOWING))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calendar.covers(2026)).isTrue();
        assertThat(calendar.covers(2027)).isFalse();
    }

    @Test
    void a_table_that_contradicts_itself_is_refused() {
        var day = List.of(day("2026-10-04"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.of(List.of(2026), day, day))
                .withMessage("[2026-10-04] are both OFF and WORK: a day is one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.of(List.of(2025), day, List.of()))
                .withMessage("OFF 2026-10-04 lies outside the years of the table: [2025]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.of(List.of(), List.of(), List.of()));
    }

    @Test
    void two_calendars_need_no_table() {
        assertThat(BusinessCalendar.NONE.isBusinessDay(day("1969-12-28"))).isTrue();
        assertThat(BusinessCalendar.MONDAY_TO_FRIDAY.isBusinessDay(day("1969-12-28"))).isFalse();
        assertThat(BusinessCalendar.MONDAY_TO_FRIDAY.isBusinessDay(day("1969-12-29"))).isTrue();
        assertThat(BusinessCalendar.MONDAY_TO_FRIDAY.next(day("2026-10-02")))
                .isEqualTo("2026-10-05");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
