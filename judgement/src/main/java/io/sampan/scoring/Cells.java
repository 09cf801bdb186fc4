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

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    form("d-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, 1960)
                            .toFormatter(Locale.ENGLISH),
                    form("d-MMM-uuuu").toFormatter(Locale.ENGLISH),
                    form("uuuu/M/d").toFormatter(Locale.ENGLISH),
                    form("M/d/uuuu").toFormatter(Locale.ENGLISH),
                    form("d.M.uuuu").toFormatter(Locale.ENGLISH),
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
        double times = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '$', '¥', '￥', '€', '£', ' ', '\u00A0', '(', ')', '元' -> {}
                case ',', '，' -> digits.append(decimalComma ? "." : "");
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

    /** One comma, no point, and not three digits after it: {@code 12,5} is twelve and a half. */
    private static boolean isDecimalComma(String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || comma != text.lastIndexOf(',') || text.indexOf('.') >= 0) {
            return false;
        }
        int after = 0;
        while (comma + 1 + after < text.length()
                && Character.isDigit(text.charAt(comma + 1 + after))) {
            after++;
        }
        return after > 0 && after != 3;
    }

    private static boolean startsLikeANumber(char c) {
        return Character.isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    /** Days from 1970; {@code NaN} when it is no date. */
    static double day(String text) {
        if (text.length() < 6 || text.length() > 19) {
            return Double.NaN;
        }
        var date =
                text.length() > 11 && text.charAt(4) < '0' ? text.substring(0, 10).strip() : text;
        for (var form : DATES) {
            try {
                return LocalDate.parse(date, form).toEpochDay();
            } catch (DateTimeException _) {
                // Another form may fit.
            }
        }
        return Double.NaN;
    }
}
