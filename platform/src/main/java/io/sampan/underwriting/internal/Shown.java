package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A feature's value as a sentence part in both languages: "CNY 120,000 a month". */
final class Shown {

    private static final DateTimeFormatter MONTH_EN =
            DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_ZH =
            DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT);

    private static final int GROUP = 3;

    private Shown() {}

    /**
     * @param since the first of the latest twelve months, for patterns that name it
     */
    static Words of(
            Rulebook.FeatureText text, Feature.Unit unit, BigDecimal value, YearMonth since) {
        var pattern = value.signum() < 0 ? text.shownNegative() : text.shown();
        var figure = figure(unit, value);
        var size = value.signum() < 0 ? figure(unit, value.abs()) : figure;
        return new Words(
                fill(pattern.zh(), figure, size, since, MONTH_ZH),
                fill(pattern.en(), figure, size, since, MONTH_EN));
    }

    private static String fill(
            String pattern, String figure, String size, YearMonth since, DateTimeFormatter month) {
        var filled = pattern.replace("{value}", figure).replace("{abs}", size);
        return filled.contains("{since}") ? filled.replace("{since}", month.format(since)) : filled;
    }

    private static String figure(Feature.Unit unit, BigDecimal value) {
        return switch (unit) {
            case YUAN, MONTHS, DAYS -> grouped(value, 0);
            case SHARE -> grouped(value.movePointRight(2), 1) + " %";
            case RATIO -> grouped(value, 2);
            case NUMBER -> grouped(value, 1);
        };
    }

    /** With commas between thousands, at most so many decimals, and the true minus sign. */
    static String grouped(BigDecimal value, int decimals) {
        var rounded = value.abs().setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        var plain =
                rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        var text = new StringBuilder(plain.length() + 8);
        if (value.signum() < 0) {
            text.append('\u2212');
        }
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % GROUP == 0) {
                text.append(',');
            }
            text.append(plain.charAt(i));
        }
        return text.append(plain, whole, plain.length()).toString();
    }
}
