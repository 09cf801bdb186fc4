package io.sampan.contracts;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Date-times as seconds and dates as days since 1970, without time zones, and the arithmetic of
 * months on them. Written out because the schedules of large books are built from it: about four
 * nanoseconds a date.
 */
final class Times {
    static final long DAY = 86_400;

    private static final int[] DAYS_BEFORE = {
        0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
    };
    private static final long DAYS_TO_1970 = 719_528;

    /** First days of the months from 1850 to 2350; terms refuse dates outside 1900 to 2200. */
    private static final long TABLE_FROM = 1850 * 12L;

    private static final int[] FIRST_OF_MONTH = new int[500 * 12];

    static {
        for (int i = 0; i < FIRST_OF_MONTH.length; i++) {
            FIRST_OF_MONTH[i] = (int) computedFirstOfMonth(TABLE_FROM + i);
        }
    }

    private Times() {}

    static long seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }

    static LocalDateTime time(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    /** The day on which a moment counts: rounded to the full hour, so 23:59:59 is next midnight. */
    static long countingDay(long seconds) {
        return Math.floorDiv(seconds + 1800, DAY);
    }

    /** Months since year 0 of a day, times 32, plus the day of the month. */
    static long civil(long day) {
        // Days since 0000-03-01, so that leap days end the year (H. Hinnant, "days from civil").
        long z = day + DAYS_TO_1970 - 60;
        long era = Math.floorDiv(z, 146_097);
        int doe = (int) (z - era * 146_097);
        int yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        int mp = (5 * doy + 2) / 153;
        int dayOfMonth = doy - (153 * mp + 2) / 5 + 1;
        long month = (yoe + era * 400) * 12 + mp + 2;
        return month << 5 | dayOfMonth;
    }

    static long monthOf(long civil) {
        return civil >> 5;
    }

    static int dayOfMonth(long civil) {
        return (int) (civil & 31);
    }

    /** Days since 1970 of the first day of a month counted from year 0. */
    static long firstOfMonth(long month) {
        long index = month - TABLE_FROM;
        return index >= 0 && index < FIRST_OF_MONTH.length
                ? FIRST_OF_MONTH[(int) index]
                : computedFirstOfMonth(month);
    }

    private static long computedFirstOfMonth(long month) {
        long year = Math.floorDiv(month, 12L);
        int index = (int) (month - year * 12);
        long before = year - 1;
        long leaps =
                Math.floorDiv(before, 4L)
                        - Math.floorDiv(before, 100L)
                        + Math.floorDiv(before, 400L);
        int leapDay = index > 1 && isLeap(year) ? 1 : 0;
        return 365 * year + leaps + 1 + DAYS_BEFORE[index] + leapDay - DAYS_TO_1970;
    }

    static int lengthOfMonth(long month) {
        return (int) (firstOfMonth(month + 1) - firstOfMonth(month));
    }

    static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** A day of a month, clipped to the month's end. */
    static long day(long month, int dayOfMonth) {
        return Math.min(firstOfMonth(month) + dayOfMonth, firstOfMonth(month + 1)) - 1;
    }
}
