package io.sampan.scoring;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Reads what people write into cells: {@code "$147,000.00 "}, {@code 7.5%}, {@code 28-Feb-97}. */
final class Cells {

    private static final DateTimeFormatter DAY_FIRST = form("d/M/uuuu").toFormatter(Locale.ENGLISH);

    /** A date with its time of day, in letters, is not longer. */
    private static final int LENGTH_MAX = 40;

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    form("d-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, 1960)
                            .toFormatter(Locale.ENGLISH),
                    form("d-MMM-uuuu").toFormatter(Locale.ENGLISH),
                    form("uuuu/M/d").toFormatter(Locale.ENGLISH),
                    form("M/d/uuuu").toFormatter(Locale.ENGLISH),
                    DAY_FIRST,
                    form("d.M.uuuu").toFormatter(Locale.ENGLISH),
                    form("d-M-uuuu").toFormatter(Locale.ENGLISH),
                    form("MMM d, uuuu").toFormatter(Locale.ENGLISH),
                    form("d MMM uuuu").toFormatter(Locale.ENGLISH),
                    form("uuuu年M月d日").toFormatter(Locale.ENGLISH),
                    DateTimeFormatter.BASIC_ISO_DATE,
                    month("MMM-uuuu"),
                    month("uuuu-MM"),
                    month("uuuu/MM"),
                    month("uuuu年M月"));

    private Cells() {}

    private static DateTimeFormatterBuilder form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }

    /** A month stands for its first day. */
    private static DateTimeFormatter month(String pattern) {
        return form(pattern)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .toFormatter(Locale.ENGLISH);
    }

    /** Whether eight digits are a day of our time, such as {@code 20180321}. */
    static boolean isDayInDigits(String text) {
        return text.length() == 8
                && (text.startsWith("19") || text.startsWith("20"))
                && text.chars().allMatch(Character::isDigit)
                && !Double.isNaN(day(text));
    }

    static double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        var digits = new StringBuilder(text.length());
        boolean negative = text.startsWith("(") && text.endsWith(")");
        boolean decimalComma = isDecimalComma(text);
        boolean pointsGroup = pointsGroup(text);
        double times = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '$', '¥', '￥', '€', '£', ' ', '\u00A0', '(', ')', '元' -> {}
                case ',', '，' -> digits.append(decimalComma ? "." : "");
                case '.' -> digits.append(pointsGroup ? "" : ".");
                case '%', '％' -> times /= 100;
                case '万' -> times *= 10_000;
                case '亿' -> times *= 100_000_000;
                default -> digits.append(c);
            }
        }
        if (digits.isEmpty() || !startsLikeANumber(digits.charAt(0))) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(digits.toString()) * times;
            if (Double.isInfinite(value)) {
                return Double.NaN;
            }
            return negative ? -value : value;
        } catch (NumberFormatException _) {
            return Double.NaN; // Text in a column of numbers counts as missing.
        }
    }

    /**
     * Points before a comma, or several with three digits each, part thousands: {@code 1.234,5}.
     */
    private static boolean pointsGroup(String text) {
        int point = text.indexOf('.');
        int last = text.lastIndexOf('.');
        if (point < 0 || last == point) {
            return point >= 0 && text.lastIndexOf(',') > point;
        }
        for (int next = text.indexOf('.', point + 1);
                next > 0;
                next = text.indexOf('.', next + 1)) {
            if (next - point != 4) {
                return false; // A date or a version.
            }
            point = next;
        }
        return digitsAfter(text, last) == 3;
    }

    private static int digitsAfter(String text, int place) {
        int after = 0;
        while (place + 1 + after < text.length()
                && Character.isDigit(text.charAt(place + 1 + after))) {
            after++;
        }
        return after;
    }

    /**
     * One comma, behind all points or not three digits before the end: {@code 12,5} is twelve and a
     * half.
     */
    private static boolean isDecimalComma(String text) {
        int comma = text.indexOf(',');
        int point = text.lastIndexOf('.');
        if (comma < 0 || comma != text.lastIndexOf(',') || point > comma) {
            return false;
        }
        if (point >= 0) {
            return true;
        }
        int after = digitsAfter(text, comma);
        return after > 0 && after != 3;
    }

    private static boolean startsLikeANumber(char c) {
        return Character.isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    /** Days from 1970; {@code NaN} when it is no date. */
    static double day(String text) {
        return day(text, false);
    }

    /**
     * The same where a column is known to write the day before the month.
     *
     * @param dayFirst whether {@code 3/4/2020} is in April
     */
    static double day(String text, boolean dayFirst) {
        if (text.length() < 6 || text.length() > LENGTH_MAX) {
            return Double.NaN;
        }
        var date = withoutTime(text);
        if (dayFirst) {
            var day = day(date, DAY_FIRST);
            if (!Double.isNaN(day)) {
                return day;
            }
        }
        for (var form : DATES) {
            var day = day(date, form);
            if (!Double.isNaN(day)) {
                return day;
            }
        }
        return Double.NaN;
    }

    /** Whether it can only be a day before its month, such as {@code 31/12/2020}. */
    static boolean isDayFirst(String text) {
        int slash = text.indexOf('/');
        return slash == 2
                && text.compareTo("13") >= 0
                && text.length() >= 8
                && !Double.isNaN(day(withoutTime(text), DAY_FIRST));
    }

    private static double day(String date, DateTimeFormatter form) {
        try {
            return LocalDate.parse(date, form).toEpochDay();
        } catch (DateTimeException _) {
            return Double.NaN; // Another form may fit.
        }
    }

    /** What stands before the time of day. */
    private static String withoutTime(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text;
        }
        int blank = Math.max(text.lastIndexOf(' ', colon), text.lastIndexOf('T', colon));
        return blank < 0 ? text : text.substring(0, blank).strip();
    }
}
