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
                    form("d.M.uuuu").toFormatter(Locale.ENGLISH));

    private Cells() {}

    private static DateTimeFormatterBuilder form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }

    static double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        var digits = new StringBuilder(text.length());
        boolean negative = text.startsWith("(") && text.endsWith(")");
        boolean percent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '$', '¥', '€', ',', ' ', '(', ')' -> {}
                case '%' -> percent = true;
                default -> digits.append(c);
            }
        }
        if (digits.isEmpty() || !startsLikeANumber(digits.charAt(0))) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(digits.toString());
            if (Double.isInfinite(value)) {
                return Double.NaN;
            }
            value = percent ? value / 100 : value;
            return negative ? -value : value;
        } catch (NumberFormatException _) {
            return Double.NaN; // Text in a column of numbers counts as missing.
        }
    }

    private static boolean startsLikeANumber(char c) {
        return Character.isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    /** Days from 1970; {@code NaN} when it is no date. */
    static double day(String text) {
        if (text.length() < 6 || text.length() > 19) {
            return Double.NaN;
        }
        var date = text.length() > 11 ? text.substring(0, 10) : text;
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
