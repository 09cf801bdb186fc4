package io.sampan.calendar;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How the days between two dates become a part of a year. The first day counts, the last does not.
 *
 * <p>Every count is an exact ratio of whole numbers ({@link #parts} over {@link #partsPerYear}), so
 * that interest in money is rounded once and {@link #yearFraction} is only its picture in floating
 * point. Rules: ACTUS technical specification 1.1, ISDA 2006 section 4.16; the two Chinese ones
 * from the banks' published rule tables (daily rate = yearly / 360, monthly = yearly / 12).
 */
public enum DayCount {
    /** Days / 360: daily rate = yearly rate / 360. */
    ACT_360(360) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return days(from, to);
        }
    },
    /** Days / 365, also in leap years. */
    ACT_365(365) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return days(from, to);
        }
    },
    /** Days / 336. */
    ACT_336(336) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return days(from, to);
        }
    },
    /** Days of a leap year / 366 plus days of other years / 365. A part is 1 / (365 × 366) year. */
    ACT_ACT_ISDA(365 * 366) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return yearsPart(to) - yearsPart(from);
        }

        private long yearsPart(LocalDate date) {
            long weight = date.isLeapYear() ? 365 : 366;
            return partsPerYear() * date.getYear() + (date.getDayOfYear() - 1) * weight;
        }
    },
    /** Months of 30 days; the 31st counts as the 30th (30E/360, Eurobond). */
    THIRTY_E_360(360) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return months(from, to) * 30
                    + Math.min(to.getDayOfMonth(), 30)
                    - Math.min(from.getDayOfMonth(), 30);
        }
    },
    /**
     * As 30E/360, and the last day of a month counts as the 30th; not the maturity date in
     * February, see {@link #parts(LocalDate, LocalDate, BusinessCalendar, LocalDate)}.
     */
    THIRTY_E_360_ISDA(360) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return months(from, to) * 30 + thirtieth(to) - thirtieth(from);
        }
    },
    /** Months of 28 days, the day capped at 28, over 336. */
    TWENTY_EIGHT_336(336) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            return months(from, to) * 28
                    + Math.min(to.getDayOfMonth(), 28)
                    - Math.min(from.getDayOfMonth(), 28);
        }
    },
    /** Business days / 252; needs a calendar. */
    BUS_252(252) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            throw new IllegalArgumentException(
                    "day count BUS_252 needs a calendar, none was given");
        }
    },
    /**
     * 30/360 as Chinese lenders count: full months (对月对日, month ends clipped) as 30 days, the odd
     * days that remain as they are. 10 January to 21 February = 30 + 11 days.
     */
    MONTHS_30_360(360) {
        @Override
        public long parts(LocalDate from, LocalDate to) {
            if (to.isBefore(from)) {
                return -parts(to, from);
            }
            long full = months(from, to);
            if (from.plusMonths(full).isAfter(to)) {
                full--;
            }
            return full * 30 + days(from.plusMonths(full), to);
        }
    };

    private final long partsPerYear;

    DayCount(long partsPerYear) {
        this.partsPerYear = partsPerYear;
    }

    /** The days counted from {@code from} to {@code to} in units of 1 / {@link #partsPerYear}. */
    public abstract long parts(LocalDate from, LocalDate to);

    /** As {@link #parts(LocalDate, LocalDate)}, for the counts that look at more than two dates. */
    public final long parts(
            LocalDate from, LocalDate to, BusinessCalendar calendar, LocalDate maturity) {
        if (this == BUS_252) {
            return calendar.businessDays(from, to);
        }
        if (this == THIRTY_E_360_ISDA && to.equals(maturity) && to.getMonthValue() == 2) {
            return parts(from, to) - thirtieth(to) + to.getDayOfMonth();
        }
        return parts(from, to);
    }

    /** How many of the units of {@link #parts} make a year. */
    public final long partsPerYear() {
        return partsPerYear;
    }

    /** The part of a year, 0.5 for half a year; negative if {@code to} is before {@code from}. */
    public final double yearFraction(LocalDate from, LocalDate to) {
        return (double) parts(from, to) / partsPerYear;
    }

    /**
     * Interest on a balance that stays the same from {@code from} to {@code to}: computed exactly,
     * rounded once to the smallest coin.
     */
    public final Money interest(
            Money balance, AnnualRate rate, LocalDate from, LocalDate to, RoundingMode rounding) {
        return interest(balance, rate, parts(from, to), partsPerYear, rounding);
    }

    /** Balance × rate × parts / partsPerYear, exact and rounded once. */
    public static Money interest(
            Money balance, AnnualRate rate, long parts, long partsPerYear, RoundingMode rounding) {
        var fraction = rate.fraction();
        var numerator =
                BigInteger.valueOf(balance.minor())
                        .multiply(fraction.unscaledValue())
                        .multiply(BigInteger.valueOf(parts));
        var minor =
                new BigDecimal(numerator, fraction.scale())
                        .divide(BigDecimal.valueOf(partsPerYear), 0, rounding);
        return Money.ofMinor(balance.currency(), minor.longValueExact());
    }

    private static long days(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    private static long months(LocalDate from, LocalDate to) {
        return (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
    }

    private static int thirtieth(LocalDate date) {
        return date.getDayOfMonth() == date.lengthOfMonth() ? 30 : date.getDayOfMonth();
    }
}
