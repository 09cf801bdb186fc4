package io.sampan.contracts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The dates on which something recurs: ACTUS schedule function, on seconds since 1970. */
final class Schedules {
    /** Longest schedule of one kind of event; a longer one is refused rather than built. */
    static final int DATES_MAX = 100_000;

    private static final long[] NONE = {};

    private Schedules() {}

    /**
     * Ascending dates from the anchor to the end.
     *
     * @param withEnd whether the end itself belongs to the schedule
     */
    static long[] dates(
            long anchor, @Nullable Cycle cycle, long end, boolean endOfMonth, boolean withEnd) {
        if (cycle == null) {
            if (anchor >= end) {
                return withEnd ? new long[] {end} : NONE;
            }
            return withEnd ? new long[] {anchor, end} : new long[] {anchor};
        }
        long[] dates = new long[room(anchor, cycle, end)];
        var walk = new Walk(anchor, cycle, endOfMonth);
        int size = 0;
        long next = anchor;
        while (next < end) {
            if (size == dates.length - 1) {
                dates = Arrays.copyOf(dates, dates.length * 2);
            }
            dates[size++] = next;
            if (size > DATES_MAX) {
                throw new IllegalArgumentException(
                        "a schedule of more than %d dates".formatted(DATES_MAX));
            }
            next = walk.at(size);
        }
        boolean offCycle = next != end;
        if (cycle.longStub() && offCycle && size + (withEnd ? 1 : 0) > 2) {
            size--;
        }
        if (withEnd) {
            dates[size++] = end;
        }
        return size == dates.length ? dates : Arrays.copyOf(dates, size);
    }

    /** A little more than the number of dates. */
    private static int room(long anchor, Cycle cycle, long end) {
        long shortest = (cycle.totalMonths() * 28L + cycle.days()) * Times.DAY;
        long estimate = end <= anchor ? 0 : (end - anchor) / shortest;
        return (int) Math.min(estimate, DATES_MAX) + 3;
    }

    /** The k-th date after an anchor. */
    static final class Walk {
        private final long time;
        private final long day;
        private final long month;
        private final int dayOfMonth;
        private final int months;
        private final int days;
        private final boolean toMonthEnd;

        Walk(long anchor, Cycle cycle, boolean endOfMonth) {
            day = Math.floorDiv(anchor, Times.DAY);
            time = anchor - day * Times.DAY;
            months = cycle.totalMonths();
            days = cycle.days();
            long civil = Times.civil(day);
            month = Times.monthOf(civil);
            dayOfMonth = Times.dayOfMonth(civil);
            toMonthEnd =
                    endOfMonth && cycle.countsMonths() && dayOfMonth == Times.lengthOfMonth(month);
        }

        long at(int k) {
            if (months == 0) {
                return (day + (long) days * k) * Times.DAY + time;
            }
            long target = Times.day(month + (long) months * k, toMonthEnd ? 31 : dayOfMonth);
            target += (long) days * k;
            if (toMonthEnd && days != 0) {
                target = Times.day(Times.monthOf(Times.civil(target)), 31);
            }
            return target * Times.DAY + time;
        }
    }
}
