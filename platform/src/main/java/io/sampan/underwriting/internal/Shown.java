package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A feature's value as a sentence part in both languages: "CNY 120,000 a month". */
final class Shown {

    private static final DateTimeFormatter MONTH_EN =
            DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_ZH =
            DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT);

    private static final Map<String, DecimalFormat> FORMATS = new ConcurrentHashMap<>();

    private Shown() {}

    /**
     * @param since the first of the latest twelve months, for patterns that name it
     */
    static Words of(
            Rulebook.FeatureText text, Feature.Unit unit, BigDecimal value, YearMonth since) {
        var pattern = value.signum() < 0 ? text.shownNegative() : text.shown();
        var figure = figure(unit, value);
        var size = figure(unit, value.abs());
        return new Words(
                fill(pattern.zh(), figure, size, MONTH_ZH.format(since)),
                fill(pattern.en(), figure, size, MONTH_EN.format(since)));
    }

    private static String fill(String pattern, String figure, String size, String since) {
        return pattern.replace("{value}", figure).replace("{abs}", size).replace("{since}", since);
    }

    private static String figure(Feature.Unit unit, BigDecimal value) {
        return switch (unit) {
            case YUAN, MONTHS, DAYS -> decimal("#,##0", value);
            case SHARE -> decimal("#,##0.#", value.movePointRight(2)) + " %";
            case RATIO -> decimal("#,##0.##", value);
            case NUMBER -> decimal("#,##0.#", value);
        };
    }

    private static String decimal(String pattern, BigDecimal value) {
        // Making a format costs far more than copying one, and one alone is not for many threads.
        var format = (DecimalFormat) FORMATS.computeIfAbsent(pattern, Shown::format).clone();
        return format.format(value).replace('-', '\u2212');
    }

    private static DecimalFormat format(String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
