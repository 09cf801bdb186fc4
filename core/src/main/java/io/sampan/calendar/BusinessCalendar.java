package io.sampan.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are business days. Saturdays and Sundays rest; a dated table adds rest days (OFF) and
 * make-up workdays (WORK), as the State Council publishes them each autumn for the next year.
 *
 * <p>A calendar made from a table knows only the years of the table. Asked about another year it
 * throws {@link UncoveredYearException}: a guessed holiday is a wrong due date.
 */
public final class BusinessCalendar {
    /** Every day is a business day (ACTUS {@code NC}). */
    public static final BusinessCalendar NONE = new BusinessCalendar("every day", 0);

    /** Monday to Friday, without holidays (ACTUS {@code MF}). */
    public static final BusinessCalendar MONDAY_TO_FRIDAY =
            new BusinessCalendar("Monday to Friday", 0b00_11111);

    private final String name;
    private final int workingWeekdays;
    private final boolean everyYear;
    private final int firstYear;
    private final BitSet years = new BitSet();
    private final long firstDay;
    private final BitSet off = new BitSet();
    private final BitSet work = new BitSet();

    private BusinessCalendar(String name, int workingWeekdays) {
        this.name = name;
        this.workingWeekdays = workingWeekdays;
        this.everyYear = true;
        this.firstYear = 0;
        this.firstDay = 0;
    }

    private BusinessCalendar(
            SortedSet<Integer> years, Collection<LocalDate> off, Collection<LocalDate> work) {
        this.name = "table of " + years;
        this.workingWeekdays = 0b00_11111;
        this.everyYear = false;
        this.firstYear = years.getFirst();
        this.firstDay = LocalDate.of(firstYear, 1, 1).toEpochDay();
        years.forEach(year -> this.years.set(year - firstYear));
        mark(this.off, off, "OFF");
        mark(this.work, work, "WORK");
        if (this.off.intersects(this.work)) {
            var both = new TreeSet<>(off);
            both.retainAll(work);
            throw new IllegalArgumentException(
                    both + " are both OFF and WORK: a day is one of them");
        }
    }

    /**
     * A calendar from a published table.
     *
     * @param years the years the table speaks about, wholly
     * @param off rest days, weekends need not be listed
     * @param work weekend days on which people work
     * @throws IllegalArgumentException if there is no year, a date lies outside the years, or a day
     *     is both OFF and WORK
     */
    public static BusinessCalendar of(
            Collection<Integer> years, Collection<LocalDate> off, Collection<LocalDate> work) {
        if (years.isEmpty()) {
            throw new IllegalArgumentException("a business-day table needs at least one year");
        }
        return new BusinessCalendar(new TreeSet<>(years), off, work);
    }

    /**
     * Whether people work on this day.
     *
     * @throws UncoveredYearException if the table does not cover the year
     */
    public boolean isBusinessDay(LocalDate date) {
        if (!everyYear && !covers(date.getYear())) {
            throw new UncoveredYearException(date.getYear(), covered());
        }
        return isBusinessDay(date.toEpochDay());
    }

    /** As {@link #isBusinessDay(LocalDate)}, for a day counted from 1970-01-01. */
    public boolean isBusinessDay(long epochDay) {
        if (workingWeekdays == 0) {
            return true;
        }
        // 1970-01-01 was a Thursday, the fourth day of the week.
        boolean weekday = (workingWeekdays >> Math.floorMod(epochDay + 3, 7) & 1) != 0;
        if (everyYear) {
            return weekday;
        }
        int year = LocalDate.ofEpochDay(epochDay).getYear();
        if (!covers(year)) {
            throw new UncoveredYearException(year, covered());
        }
        int day = (int) (epochDay - firstDay);
        return weekday ? !off.get(day) : work.get(day);
    }

    /** Whether the calendar can answer for this year. */
    public boolean covers(int year) {
        return everyYear || (year >= firstYear && years.get(year - firstYear));
    }

    /** The first business day after the date. */
    public LocalDate next(LocalDate date) {
        return nextOrSame(date.plusDays(1));
    }

    /** The date itself if it is a business day, otherwise the first one after it. */
    public LocalDate nextOrSame(LocalDate date) {
        var day = date;
        while (!isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The last business day before the date. */
    public LocalDate previous(LocalDate date) {
        return previousOrSame(date.minusDays(1));
    }

    /** The date itself if it is a business day, otherwise the last one before it. */
    public LocalDate previousOrSame(LocalDate date) {
        var day = date;
        while (!isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The date moved off rest days by the convention. */
    public LocalDate adjust(LocalDate date, BusinessDayConvention convention) {
        return switch (convention) {
            case NONE -> date;
            case FOLLOWING -> nextOrSame(date);
            case PRECEDING -> previousOrSame(date);
            case MODIFIED_FOLLOWING -> {
                var day = nextOrSame(date);
                yield sameMonth(day, date) ? day : previousOrSame(date);
            }
            case MODIFIED_PRECEDING -> {
                var day = previousOrSame(date);
                yield sameMonth(day, date) ? day : nextOrSame(date);
            }
        };
    }

    /** Business days in {@code [from, to)}; negative if {@code to} is before {@code from}. */
    public long businessDays(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -businessDays(to, from);
        }
        return from.datesUntil(to).filter(this::isBusinessDay).count();
    }

    @Override
    public String toString() {
        return name;
    }

    private void mark(BitSet days, Collection<LocalDate> dates, String kind) {
        for (var date : dates) {
            if (!covers(date.getYear())) {
                throw new IllegalArgumentException(
                        kind + " " + date + " lies outside the years of the table: " + covered());
            }
            days.set((int) (date.toEpochDay() - firstDay));
        }
    }

    private String covered() {
        return years.stream().mapToObj(i -> String.valueOf(firstYear + i)).toList().toString();
    }

    private static boolean sameMonth(LocalDate a, LocalDate b) {
        return YearMonth.from(a).equals(YearMonth.from(b));
    }
}
