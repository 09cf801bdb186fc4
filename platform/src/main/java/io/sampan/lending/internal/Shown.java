package io.sampan.lending.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures and dates are written on paper: one way for each language. */
final class Shown {

    private static final DateTimeFormatter DATE_EN =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter DATE_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private Shown() {}

    /** {@code 200,000.00}. */
    static String amount(Money amount) {
        var format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(amount.amount());
    }

    /** {@code 7.28 %}, two decimals or as many as the rate has. */
    static String percent(BigDecimal fraction) {
        var percent = fraction.movePointRight(2).stripTrailingZeros();
        return percent.setScale(Math.max(2, percent.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString()
                + " %";
    }

    static String percent(AnnualRate rate) {
        return percent(rate.fraction());
    }

    /** {@code 50 %}: parts that are whole percents stay whole. */
    static String part(BigDecimal fraction) {
        var percent = fraction.movePointRight(2).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString()
                + " %";
    }

    /** {@code 2026年11月24日} or {@code 24 November 2026}. */
    static String date(LocalDate date, String language) {
        return date.format(language.equals("zh") ? DATE_ZH : DATE_EN);
    }
}
