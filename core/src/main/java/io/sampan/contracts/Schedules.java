package io.sampan.contracts;

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
        var walk = new Walk(anchor, cycle, endOfMonth);
        int regular = walk.before(end);
        boolean offCycle = walk.at(regular) != end;
        if (cycle.longStub() && offCycle && regular + (withEnd ? 1 : 0) > 2) {
            regular--;
        }
        var dates = new long[withEnd ? regular + 1 : regular];
        for (int k = 0; k < regular; k++) {
            dates[k] = walk.at(k);
        }
        if (withEnd) {
            dates[regular] = end;
        }
        return dates;
    }

    /** The k-th date after an anchor. */
    static final class Walk {
        private static final double MEAN_MONTH = 30.436875 * Times.DAY;

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

        /** How many dates lie strictly before a time. */
        int before(long end) {
            if (at(0) >= end) {
                return 0;
            }
            // A guess from the mean length of a month, then a step or two.
            double length = months * MEAN_MONTH + (double) days * Times.DAY;
            double guess = (end - at(0)) / length;
            if (guess > DATES_MAX) {
                throw new IllegalArgumentException(
                        "a schedule of more than %d dates".formatted(DATES_MAX));
            }
            int k = (int) guess;
            while (k > 0 && at(k) >= end) {
                k--;
            }
            while (at(k) < end) {
                k++;
            }
            return k;
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
