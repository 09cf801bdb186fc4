package io.sampan.contracts;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.DayCount;
import java.time.LocalDate;

/**
 * A day count at work in one evaluation: every day has a position, the year fraction of two days is
 * the difference of their positions over the parts of a year. The last position is kept, since
 * events ask in ascending order.
 */
abstract class DayCounter {
    private final long partsPerYear;
    private long knownDay = Long.MIN_VALUE;
    private long knownPosition;

    DayCounter(long partsPerYear) {
        this.partsPerYear = partsPerYear;
    }

    /**
     * A counter for one contract.
     *
     * @param maturity day of maturity, for 30E/360 ISDA
     * @param start day from which interest runs, {@code firstDue} the first day of payment: the
     *     grid of {@code MONTHS_30_360}
     */
    static DayCounter of(
            DayCount count, BusinessCalendar calendar, long maturity, long start, long firstDue) {
        return switch (count) {
            case ACT_360, ACT_365, ACT_336 -> new Actual(count.partsPerYear());
            case ACT_ACT_ISDA -> new ActualActual();
            case THIRTY_E_360 -> new Months(30, false, Long.MIN_VALUE);
            case THIRTY_E_360_ISDA -> new Months(30, true, maturity);
            case TWENTY_EIGHT_336 -> new Months(28, false, Long.MIN_VALUE);
            case BUS_252 -> new BusinessDays(calendar);
            case MONTHS_30_360 -> MonthGrid.of(start, firstDue);
        };
    }

    abstract long position(long day);

    final long partsPerYear() {
        return partsPerYear;
    }

    final long parts(long from, long to) {
        long before = from == knownDay ? knownPosition : position(from);
        knownPosition = position(to);
        knownDay = to;
        return knownPosition - before;
    }

    final double yearFraction(long from, long to) {
        return (double) parts(from, to) / partsPerYear;
    }

    private static final class Actual extends DayCounter {
        Actual(long partsPerYear) {
            super(partsPerYear);
        }

        @Override
        long position(long day) {
            return day;
        }
    }

    private static final class ActualActual extends DayCounter {
        ActualActual() {
            super(DayCount.ACT_ACT_ISDA.partsPerYear());
        }

        @Override
        long position(long day) {
            long year = Times.monthOf(Times.civil(day)) / 12;
            long weight = Times.isLeap(year) ? 365 : 366;
            return year * partsPerYear() + (day - Times.firstOfMonth(year * 12)) * weight;
        }
    }

    private static final class Months extends DayCounter {
        private final int daysPerMonth;
        private final boolean monthEnds;
        private final long maturity;

        Months(int daysPerMonth, boolean monthEnds, long maturity) {
            super(daysPerMonth * 12L);
            this.daysPerMonth = daysPerMonth;
            this.monthEnds = monthEnds;
            this.maturity = maturity;
        }

        @Override
        long position(long day) {
            long civil = Times.civil(day);
            long month = Times.monthOf(civil);
            int dayOfMonth = Times.dayOfMonth(civil);
            if (monthEnds && dayOfMonth == Times.lengthOfMonth(month)) {
                boolean february = month % 12 == 1;
                dayOfMonth = february && day == maturity ? dayOfMonth : 30;
            }
            return month * daysPerMonth + Math.min(dayOfMonth, daysPerMonth);
        }
    }

    private static final class BusinessDays extends DayCounter {
        private final BusinessCalendar calendar;
        private long day;
        private long count;

        BusinessDays(BusinessCalendar calendar) {
            super(252);
            this.calendar = calendar;
            this.day = Long.MIN_VALUE;
        }

        @Override
        long position(long asked) {
            if (day == Long.MIN_VALUE) {
                day = asked;
            }
            for (; day < asked; day++) {
                count += calendar.isBusinessDay(day) ? 1 : 0;
            }
            while (day > asked) {
                day--;
                count -= calendar.isBusinessDay(day) ? 1 : 0;
            }
            return count;
        }
    }

    /**
     * Monthly periods of 30 days whatever their length; within a period actual days, at most the
     * period's. The first period may be broken and brings its own number of days.
     */
    static final class MonthGrid extends DayCounter {
        private final long start;
        private final long firstDue;
        private final long firstParts;
        private final long month;
        private final int dayOfMonth;

        /**
         * A grid.
         *
         * @param dayOfMonth the day of repayment, 31 for month ends; {@code firstDue} may be
         *     clipped
         */
        MonthGrid(long start, long firstDue, long firstParts, int dayOfMonth) {
            super(360);
            this.start = start;
            this.firstDue = firstDue;
            this.firstParts = firstParts;
            this.month = Times.monthOf(Times.civil(firstDue));
            this.dayOfMonth = dayOfMonth;
        }

        /** A first period of full months and odd days. */
        static MonthGrid of(long start, long firstDue) {
            long parts =
                    DayCount.MONTHS_30_360.parts(
                            LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(firstDue));
            int dayOfMonth = Times.dayOfMonth(Times.civil(firstDue));
            return new MonthGrid(start, firstDue, Math.max(0, parts), dayOfMonth);
        }

        @Override
        long position(long day) {
            if (day < firstDue) {
                return Math.min(day - start, firstParts);
            }
            long periods = Times.monthOf(Times.civil(day)) - month;
            long due = Times.day(month + periods, dayOfMonth);
            if (due > day) {
                periods--;
                due = Times.day(month + periods, dayOfMonth);
            }
            return firstParts + 30 * periods + Math.min(day - due, 30);
        }
    }
}
