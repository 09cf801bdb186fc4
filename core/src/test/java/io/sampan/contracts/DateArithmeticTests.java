package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.DayCount;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dates written out as numbers agree with the calendar of the language. */
class DateArithmeticTests {

    @Test
    void every_day_of_five_centuries_has_its_month_and_day() {
        for (var day = LocalDate.of(1840, 1, 1); day.getYear() < 2361; day = day.plusDays(1)) {
            long civil = Times.civil(day.toEpochDay());
            long month = day.getYear() * 12L + day.getMonthValue() - 1;

            assertThat(Times.monthOf(civil)).isEqualTo(month);
            assertThat(Times.dayOfMonth(civil)).isEqualTo(day.getDayOfMonth());
            if (day.getDayOfMonth() == 1) {
                assertThat(Times.firstOfMonth(month)).isEqualTo(day.toEpochDay());
                assertThat(Times.lengthOfMonth(month)).isEqualTo(day.lengthOfMonth());
                assertThat(Times.isLeap(day.getYear())).isEqualTo(day.isLeapYear());
            }
        }
    }

    @Test
    void dates_before_the_common_era_of_the_table_are_computed_too() {
        for (int year : new int[] {4, 100, 400, 1600, 1700, 2400, 2500, 3999}) {
            assertThat(Times.firstOfMonth(year * 12L + 2))
                    .isEqualTo(LocalDate.of(year, 3, 1).toEpochDay());
            assertThat(Times.monthOf(Times.civil(LocalDate.of(year, 2, 28).toEpochDay())))
                    .isEqualTo(year * 12L + 1);
        }
    }

    @Test
    void a_schedule_runs_from_its_anchor_to_its_end() {
        assertThat(dates("2026-01-31", "P1M", "2026-05-31", false, true))
                .isEqualTo("01-31 02-28 03-31 04-30 05-31");
        assertThat(dates("2026-01-31", "P1M", "2026-05-31", false, false))
                .isEqualTo("01-31 02-28 03-31 04-30");
        assertThat(dates("2026-01-31", "P10D", "2026-03-01", false, true))
                .isEqualTo("01-31 02-10 02-20 03-01");
        assertThat(dates("2026-01-31", "P1M1D", "2026-05-01", false, true))
                .isEqualTo("01-31 03-01 04-02 05-01");
    }

    @Test
    void nothing_recurs_after_the_end() {
        assertThat(dates("2026-05-31", "P1M", "2026-05-31", false, false)).isEmpty();
        assertThat(dates("2026-06-30", "P1M", "2026-05-31", false, true)).isEqualTo("05-31");
        assertThat(dates("2026-02-01", null, "2026-05-31", false, true)).isEqualTo("02-01 05-31");
        assertThat(dates("2026-02-01", null, "2026-05-31", false, false)).isEqualTo("02-01");
        assertThat(dates("2026-05-31", null, "2026-05-31", false, true)).isEqualTo("05-31");
        assertThat(dates("2026-05-31", null, "2026-05-31", false, false)).isEmpty();
    }

    @Test
    void a_long_last_period_leaves_out_a_date_of_more_than_two() {
        assertThat(dates("2026-01-10", "P1ML0", "2026-03-20", false, true))
                .isEqualTo("01-10 02-10 03-20");
        assertThat(dates("2026-01-10", "P1ML0", "2026-02-01", false, true))
                .isEqualTo("01-10 02-01");
        assertThat(dates("2026-01-10", "P1ML0", "2026-02-20", false, true))
                .isEqualTo("01-10 02-20");
        assertThat(dates("2026-01-10", "P1ML0", "2026-03-10", false, true))
                .isEqualTo("01-10 02-10 03-10");
        assertThat(dates("2026-01-10", "P1ML0", "2026-02-20", false, false))
                .isEqualTo("01-10 02-10");
        assertThat(dates("2026-01-10", "P1ML0", "2026-03-20", false, false))
                .isEqualTo("01-10 02-10");
    }

    @Test
    void month_ends_stay_month_ends_if_the_anchor_is_one_and_months_are_counted() {
        assertThat(dates("2026-02-28", "P1M", "2026-05-15", true, false))
                .isEqualTo("02-28 03-31 04-30");
        assertThat(dates("2026-02-27", "P1M", "2026-05-15", true, false))
                .isEqualTo("02-27 03-27 04-27");
        assertThat(dates("2026-02-28", "P28D", "2026-04-30", true, false))
                .isEqualTo("02-28 03-28 04-25");
        assertThat(dates("2026-01-31", "P1M1D", "2026-06-15", true, false))
                .isEqualTo("01-31 03-31 04-30 05-31");
        assertThat(dates("2025-02-28", "P1Y", "2029-01-01", true, false))
                .isEqualTo("02-28 02-28 02-28 02-28");
    }

    @Test
    void the_time_of_the_day_is_kept() {
        long anchor = Times.seconds(LocalDateTime.of(2026, 1, 31, 23, 59, 59));
        long end = Times.seconds(LocalDateTime.of(2026, 3, 31, 0, 0));

        var dates = Schedules.dates(anchor, Cycle.monthly(), end, false, false);

        assertThat(Times.time(dates[1])).isEqualTo(LocalDateTime.of(2026, 2, 28, 23, 59, 59));
        assertThat(dates).hasSize(2);
    }

    @Test
    void a_schedule_of_a_hundred_thousand_dates_is_the_longest() {
        assertThat(dates("1900-01-01", "P1D", "2173-10-16", false, false).split(" ").length)
                .isEqualTo(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dates("1900-01-01", "P1D", "2173-10-17", false, false))
                .withMessageContaining("100000 dates");
    }

    private static String dates(
            String anchor,
            @Nullable String cycle,
            String end,
            boolean endOfMonth,
            boolean withEnd) {
        var dates =
                Schedules.dates(
                        seconds(anchor),
                        cycle == null ? null : Cycle.parse(cycle),
                        seconds(end),
                        endOfMonth,
                        withEnd);
        return String.join(
                " ",
                Arrays.stream(dates)
                        .mapToObj(date -> Times.time(date).toLocalDate().toString().substring(5))
                        .toList());
    }

    private static long seconds(String date) {
        return Times.seconds(LocalDate.parse(date).atStartOfDay());
    }

    @Test
    void cycles_are_read_and_written_in_the_form_of_the_standard() {
        for (var text : List.of("P1ML1", "P3ML0", "P2YL1", "P1Y6ML0", "P10DL1", "P1M3DL0")) {
            assertThat(Cycle.parse(text)).hasToString(text);
        }
        assertThat(Cycle.parse("P2WL1")).hasToString("P14DL1");
        assertThat(Cycle.parse("P1W1DL1")).hasToString("P8DL1");
        assertThat(Cycle.monthly()).hasToString("P1ML1");
    }

    @Test
    void the_longest_cycles_are_read_and_longer_ones_refused() {
        assertThat(new Cycle(999, 0, 0, false).totalMonths()).isEqualTo(11_988);
        assertThat(new Cycle(0, 9999, 0, false).totalMonths()).isEqualTo(9999);
        assertThat(new Cycle(0, 0, 365_000, false).days()).isEqualTo(365_000);
        for (var bad : List.of("P365001DL1", "P0D", "P", "1M", "P1H", "2FriL1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Cycle.parse(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(1000, 0, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(0, 10_000, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(-1, 1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(1, -1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(1, 0, -1, false));
    }

    @Test
    void the_kth_date_is_counted_from_the_anchor() {
        var anchor = LocalDate.of(2026, 1, 31).atStartOfDay();

        assertThat(Cycle.parse("P1M2D").after(anchor, 3))
                .isEqualTo(LocalDate.of(2026, 5, 6).atStartOfDay());
        assertThat(Cycle.parse("P1Y").after(anchor, -2))
                .isEqualTo(LocalDate.of(2024, 1, 31).atStartOfDay());
    }

    @Test
    void business_days_are_counted_forwards_and_backwards() {
        var counter = counter(DayCount.BUS_252, BusinessCalendar.MONDAY_TO_FRIDAY, "2026-01-05");

        assertThat(counter.parts(day("2026-01-05"), day("2026-01-12"))).isEqualTo(5);
        assertThat(counter.parts(day("2026-01-12"), day("2026-01-05"))).isEqualTo(-5);
        assertThat(counter.parts(day("2026-01-03"), day("2026-01-05"))).isZero();
        assertThat(counter.parts(day("2026-01-05"), day("2026-01-06"))).isEqualTo(1);
    }

    @Test
    void each_month_of_the_chinese_count_has_thirty_days() {
        var counter = DayCounter.MonthGrid.of(day("2026-01-20"), day("2026-01-31"));

        assertThat(counter.parts(day("2026-01-20"), day("2026-01-31"))).isEqualTo(11);
        assertThat(counter.parts(day("2026-01-31"), day("2026-02-28"))).isEqualTo(30);
        assertThat(counter.parts(day("2026-02-28"), day("2026-03-31"))).isEqualTo(30);
        assertThat(counter.parts(day("2026-01-31"), day("2026-02-10"))).isEqualTo(10);
        assertThat(counter.parts(day("2026-03-31"), day("2026-04-29"))).isEqualTo(29);
        assertThat(counter.parts(day("2026-02-28"), day("2026-03-30"))).isEqualTo(30);
    }

    @Test
    void isda_counts_the_last_day_of_february_unless_it_is_the_maturity() {
        var counter =
                DayCounter.of(
                        DayCount.THIRTY_E_360_ISDA,
                        BusinessCalendar.NONE,
                        day("2027-02-28"),
                        day("2026-01-01"),
                        day("2026-01-01"));

        assertThat(counter.parts(day("2026-02-28"), day("2026-03-01"))).isEqualTo(1);
        assertThat(counter.parts(day("2027-01-28"), day("2027-02-28"))).isEqualTo(30);
        assertThat(counter.parts(day("2026-01-31"), day("2026-03-31"))).isEqualTo(60);
    }

    private static DayCounter counter(DayCount count, BusinessCalendar calendar, String start) {
        return DayCounter.of(count, calendar, day("2030-01-01"), day(start), day(start));
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Test
    void events_are_ordered_by_time_then_rank_then_as_they_were_added() {
        var line = new Timeline(1);
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            // Descending times: forty runs of one event.
            line.add(EventType.IP, 1_000_000 - i, 1_000_000 - i, i);
            expected.addFirst(i);
        }
        line.add(EventType.PR, 1_000_000, 1_000_000, 40);
        line.add(EventType.IP, 1_000_000, 1_000_000, 41);
        expected.add(expected.indexOf(0), 40);
        expected.add(41);

        line.sort();

        var order = new ArrayList<Integer>();
        for (int i = line.start(); i < line.end(); i++) {
            order.add(line.reference(i));
        }
        assertThat(order).isEqualTo(expected);
    }

    @Test
    void the_scheduled_times_go_with_their_events() {
        var line = new Timeline(2);
        line.addAll(EventType.IP, new long[] {86_400, 172_800, 259_200});
        line.add(EventType.PR, 90_000, 86_400);
        line.addAll(EventType.FP, new long[] {10, 86_400});
        line.sort();

        var scheduled = new ArrayList<String>();
        for (int i = line.start(); i < line.end(); i++) {
            scheduled.add(line.type(i) + " " + line.time(i) + " " + line.scheduled(i));
        }
        assertThat(scheduled)
                .containsExactly(
                        "FP 10 10",
                        "IP 86400 86400",
                        "FP 86400 86400",
                        "PR 90000 86400",
                        "IP 172800 172800",
                        "IP 259200 259200");
        assertThat(line.separatesSchedule()).isTrue();
    }

    @Test
    void the_status_date_itself_is_dropped_and_the_horizon_kept() {
        var line = new Timeline(4);
        line.addAll(EventType.IP, new long[] {1, 2, 3, 4});

        line.dropAfter(Timeline.order(3, EventType.AD));
        line.dropThrough(Timeline.order(1, EventType.AD));

        assertThat(line.time(line.start())).isEqualTo(2);
        assertThat(line.time(line.end() - 1)).isEqualTo(3);
        line.dropThrough(Timeline.order(9, EventType.AD));
        assertThat(line.start()).isEqualTo(line.end());
        line.dropAfter(Timeline.order(-9, EventType.AD));
        assertThat(line.end()).isZero();
    }
}
