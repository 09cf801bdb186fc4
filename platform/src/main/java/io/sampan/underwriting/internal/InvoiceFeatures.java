package io.sampan.underwriting.internal;

import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Features of an enterprise from its invoices as they were known on a day: a pure function. Looks
 * at the complete months before the day, at most {@link #MONTHS_MAX} and not before the first
 * invoice. A feature that cannot be computed is missing, never zero.
 */
final class InvoiceFeatures {

    /** Older invoices do not count: every enterprise is seen over the same span. */
    static final int MONTHS_MAX = 36;

    /** Shapes over time need at least half a year. */
    private static final int MONTHS_FOR_SHAPE = 6;

    /** The year before and the year before that. */
    private static final int YEAR = 12;

    private final Map<Feature, BigDecimal> values = new EnumMap<>(Feature.class);

    private InvoiceFeatures() {}

    /**
     * What was measured.
     *
     * @param values without the features that are missing
     * @param knownAt when the latest invoice behind them had reached us
     * @param months the complete months looked at
     * @param sales the sales side, for the limit
     */
    record Measured(
            Map<Feature, BigDecimal> values, Optional<Instant> knownAt, int months, Trade sales) {

        double value(Feature feature) {
            var value = values.get(feature);
            return value == null ? Double.NaN : value.doubleValue();
        }
    }

    /**
     * @param invoices of one enterprise, both directions, in any order
     * @param on invoices dated later do not count
     * @param knownAt nor do those that reached us later
     */
    static Measured of(List<Invoice> invoices, LocalDate on, Instant knownAt) {
        LocalDate first = null;
        for (var invoice : invoices) {
            if (counts(invoice, on, knownAt) && (first == null || invoice.date().isBefore(first))) {
                first = invoice.date();
            }
        }
        var end =
                on.equals(YearMonth.from(on).atEndOfMonth())
                        ? YearMonth.from(on).plusMonths(1)
                        : YearMonth.from(on);
        int history = first == null ? 0 : months(YearMonth.from(first), end);
        int count = Math.clamp(history, 0, MONTHS_MAX);
        var start = end.minusMonths(count);
        var sales = new Trade(start, count);
        var purchases = new Trade(start, count);
        Instant latest = null;
        for (var invoice : invoices) {
            if (!counts(invoice, on, knownAt)) {
                continue;
            }
            (invoice.direction() == Direction.SALE ? sales : purchases).add(invoice);
            if (latest == null || invoice.knownAt().isAfter(latest)) {
                latest = invoice.knownAt();
            }
        }
        var features = new InvoiceFeatures();
        if (count > 0) {
            features.sales(sales, on);
            features.buyers(sales);
            features.purchases(purchases);
            features.margin(sales, purchases);
            features.put(Feature.HISTORY, count);
        }
        return new Measured(Map.copyOf(features.values), Optional.ofNullable(latest), count, sales);
    }

    private static boolean counts(Invoice invoice, LocalDate on, Instant knownAt) {
        return !invoice.date().isAfter(on) && !invoice.knownAt().isAfter(knownAt);
    }

    private static int months(YearMonth from, YearMonth to) {
        return (int) ChronoUnit.MONTHS.between(from, to);
    }

    private void sales(Trade sales, LocalDate on) {
        int count = sales.months.length;
        double mean = yuan(sales.net()) / count;
        put(Feature.SALES_MEAN, mean);
        put(Feature.SALES_MEDIAN, median(sales.months));
        put(Feature.SALES_INVOICES, (double) sales.valid / count);
        put(Feature.SALES_ACTIVE_MONTHS, (double) sales.activeMonths() / count);
        put(Feature.SALES_GAP, longestGap(latest(sales.months, 2 * YEAR)));
        share(Feature.SALES_VOID_SHARE, sales.voided, sales.valid + sales.voided);
        share(Feature.SALES_RED_SHARE, sales.red, sales.blue);
        share(Feature.SALES_TAX_RATE, sales.tax, sales.net());
        if (sales.valid > 0) {
            put(Feature.SALES_INVOICE_SIZE, yuan(sales.net()) / sales.valid);
        }
        recency(sales.last, on);
        if (count >= MONTHS_FOR_SHAPE && sales.net() > 0) {
            put(Feature.SALES_VOLATILITY, deviation(sales.months) / mean);
            put(Feature.SALES_PEAK, peak(sales.months));
        }
        growth(sales.months);
    }

    private void recency(@Nullable LocalDate last, LocalDate on) {
        if (last != null) {
            put(Feature.SALES_RECENCY, (double) ChronoUnit.DAYS.between(last, on));
        }
    }

    /** The latest twelve months against the twelve before, as a fraction: 0.10 is 10 % more. */
    private void growth(long[] months) {
        if (months.length < 2 * YEAR) {
            return;
        }
        long latest = sum(months, months.length - YEAR, months.length);
        long before = sum(months, months.length - 2 * YEAR, months.length - YEAR);
        if (before > 0) {
            put(Feature.SALES_GROWTH, Math.clamp((double) latest / before - 1, -1, 10));
        }
    }

    private void buyers(Trade sales) {
        long all = sales.positive();
        put(Feature.BUYERS, sales.partnersOfLatestYear());
        if (all <= 0) {
            return;
        }
        share(Feature.LARGEST_BUYER_SHARE, sales.largestPartner(), all);
        double squares = 0;
        long regular = 0;
        for (var buyer : sales.partners.values()) {
            double part = (double) Math.max(0, buyer.amount) / all;
            squares += part * part;
            if (buyer.months() >= 3) {
                regular += Math.max(0, buyer.amount);
            }
        }
        put(Feature.BUYERS_CONCENTRATION, squares);
        share(Feature.REGULAR_BUYERS_SHARE, regular, all);
    }

    private void purchases(Trade purchases) {
        int count = purchases.months.length;
        put(Feature.PURCHASES_MEAN, yuan(purchases.net()) / count);
        put(Feature.PURCHASES_INVOICES, (double) purchases.valid / count);
        put(Feature.PURCHASES_ACTIVE_MONTHS, (double) purchases.activeMonths() / count);
        put(Feature.SUPPLIERS, purchases.partnersOfLatestYear());
        share(Feature.PURCHASES_VOID_SHARE, purchases.voided, purchases.valid + purchases.voided);
        share(Feature.PURCHASES_RED_SHARE, purchases.red, purchases.blue);
        share(Feature.LARGEST_SUPPLIER_SHARE, purchases.largestPartner(), purchases.positive());
    }

    private void margin(Trade sales, Trade purchases) {
        if (sales.net() > 0 && purchases.net() > 0) {
            double margin = 1 - (double) purchases.net() / sales.net();
            put(Feature.MARGIN, Math.clamp(margin, -10, 1));
        }
    }

    private void share(Feature feature, long part, long whole) {
        if (whole > 0) {
            put(feature, (double) part / whole);
        }
    }

    private void put(Feature feature, double value) {
        values.put(
                feature,
                BigDecimal.valueOf(value)
                        .setScale(feature.unit().decimals(), RoundingMode.HALF_EVEN));
    }

    private static double yuan(long fen) {
        return fen / 100.0;
    }

    private static double median(long[] months) {
        var sorted = months.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? yuan(sorted[middle])
                : (yuan(sorted[middle - 1]) + yuan(sorted[middle])) / 2;
    }

    private static long[] latest(long[] months, int count) {
        return Arrays.copyOfRange(months, Math.max(0, months.length - count), months.length);
    }

    /** The longest run of months without sales. */
    private static int longestGap(long[] months) {
        int longest = 0;
        int run = 0;
        for (long amount : months) {
            run = amount > 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static double deviation(long[] months) {
        double mean = yuan(sum(months, 0, months.length)) / months.length;
        double squares = 0;
        for (long amount : months) {
            squares += (yuan(amount) - mean) * (yuan(amount) - mean);
        }
        return Math.sqrt(squares / months.length);
    }

    /** The share of the best calendar quarter of months in a row, against an even spread. */
    private static double peak(long[] months) {
        long best = 0;
        long all = 0;
        for (int i = 0; i < months.length; i++) {
            all += Math.max(0, months[i]);
            best = Math.max(best, sum(months, i, Math.min(i + 3, months.length)));
        }
        return all == 0 ? 1 : Math.clamp((double) best / all, 0, 1);
    }

    private static long sum(long[] months, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += months[i];
        }
        return sum;
    }
}
