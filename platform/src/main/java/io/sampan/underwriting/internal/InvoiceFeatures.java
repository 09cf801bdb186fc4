package io.sampan.underwriting.internal;

import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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

    private static final int QUARTER = 3;

    /** A counterparty seen in so many months is a regular one. */
    private static final int MONTHS_REGULAR = 3;

    private final Measurements found = new Measurements();

    /** When the latest invoice of either side had reached us: what is absent is known by then. */
    private final Instant latest;

    private InvoiceFeatures(Instant latest) {
        this.latest = latest;
    }

    /**
     * What was measured.
     *
     * @param found without the features that are missing
     * @param months the complete months looked at
     * @param sales the sales side, for the limit
     */
    record Measured(Measurements found, int months, Trade sales) {

        Map<Feature, BigDecimal> values() {
            return found.values();
        }

        /** When the latest invoice behind them had reached us. */
        Optional<Instant> knownAt() {
            return found.latest();
        }

        double value(Feature feature) {
            return found.value(feature);
        }
    }

    /**
     * @param invoices of one enterprise, both directions, in any order
     * @param on invoices dated later do not count
     * @param knownAt nor do those that reached us later
     */
    static Measured of(List<Invoice> invoices, LocalDate on, Instant knownAt) {
        LocalDate first = null;
        Instant firstKnown = Instant.MAX;
        Instant latest = Instant.MIN;
        for (var invoice : invoices) {
            if (!counts(invoice, on, knownAt)) {
                continue;
            }
            int against = first == null ? -1 : invoice.date().compareTo(first);
            if (against < 0 || (against == 0 && invoice.knownAt().isBefore(firstKnown))) {
                first = invoice.date();
                firstKnown = invoice.knownAt();
            }
            latest = invoice.knownAt().isAfter(latest) ? invoice.knownAt() : latest;
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
        for (var invoice : invoices) {
            if (counts(invoice, on, knownAt)) {
                (invoice.direction() == Direction.SALE ? sales : purchases).add(invoice);
            }
        }
        var features = new InvoiceFeatures(latest);
        if (count > 0) {
            features.sales(sales, on);
            features.habits(sales);
            features.buyers(sales);
            features.purchases(purchases, on);
            features.suppliers(purchases);
            features.both(sales, purchases);
            features.found.put(Feature.HISTORY, count, firstKnown);
            features.found.put(Feature.MONTHS_KNOWN, history, firstKnown);
        }
        return new Measured(features.found, count, sales);
    }

    private static boolean counts(Invoice invoice, LocalDate on, Instant knownAt) {
        return !invoice.date().isAfter(on) && !invoice.knownAt().isAfter(knownAt);
    }

    private static int months(YearMonth from, YearMonth to) {
        return (int) ChronoUnit.MONTHS.between(from, to);
    }

    /** Where nothing of a side is there, its absence is known as of the latest invoice. */
    private Instant or(@Nullable Instant known) {
        return known == null ? latest : known;
    }

    private void sales(Trade sales, LocalDate on) {
        int count = sales.months.length;
        var at = or(sales.known());
        double mean = yuan(sales.net()) / count;
        found.put(Feature.SALES_MEAN, mean, at);
        found.put(Feature.SALES_MEDIAN, median(sales.months), at);
        found.put(Feature.SALES_INVOICES, (double) sales.valid / count, at);
        found.put(Feature.SALES_ACTIVE_MONTHS, (double) sales.activeMonths() / count, at);
        found.put(
                Feature.SALES_GAP,
                longestGap(latest(sales.months, 2 * YEAR)),
                or(sales.known(2 * YEAR)));
        found.share(Feature.SALES_VOID_SHARE, sales.voided, sales.valid + sales.voided, at);
        found.share(Feature.SALES_RED_SHARE, sales.red, sales.blue, at);
        found.share(Feature.SALES_TAX_RATE, sales.tax, sales.net(), at);
        if (sales.valid > 0) {
            found.put(Feature.SALES_INVOICE_SIZE, yuan(sales.net()) / sales.valid, at);
        }
        recency(Feature.SALES_RECENCY, sales, on);
        if (count >= MONTHS_FOR_SHAPE && sales.net() > 0) {
            found.put(Feature.SALES_VOLATILITY, deviation(sales.months) / mean, at);
            found.put(Feature.SALES_PEAK, peak(sales.months), at);
        }
        if (count >= YEAR && sales.net() > 0) {
            double lately = yuan(sum(sales.months, count - QUARTER, count)) / QUARTER;
            found.put(Feature.SALES_MOMENTUM, Math.clamp(lately / mean, -10, 10), at);
        }
        growth(Feature.SALES_GROWTH, sales);
        seasonality(sales);
    }

    private void recency(Feature feature, Trade side, LocalDate on) {
        if (side.last != null) {
            found.put(
                    feature, (double) ChronoUnit.DAYS.between(side.last, on), or(side.lastKnown()));
        }
    }

    /** The latest twelve months against the twelve before, as a fraction: 0.10 is 10 % more. */
    private void growth(Feature feature, Trade side) {
        var months = side.months;
        if (months.length < 2 * YEAR) {
            return;
        }
        long lately = sum(months, months.length - YEAR, months.length);
        long before = sum(months, months.length - 2 * YEAR, months.length - YEAR);
        if (before > 0) {
            found.put(
                    feature,
                    Math.clamp((double) lately / before - 1, -1, 10),
                    or(side.known(2 * YEAR)));
        }
    }

    /** The best calendar month of the latest two years against an even spread, which is 1. */
    private void seasonality(Trade sales) {
        if (sales.months.length < 2 * YEAR) {
            return;
        }
        var lately = latest(sales.months, 2 * YEAR);
        long all = 0;
        long best = 0;
        for (int i = 0; i < YEAR; i++) {
            long both = Math.max(0, lately[i] + lately[i + YEAR]);
            all += both;
            best = Math.max(best, both);
        }
        if (all > 0) {
            found.put(
                    Feature.SALES_SEASONALITY,
                    (double) best * YEAR / all,
                    or(sales.known(2 * YEAR)));
        }
    }

    /** How invoices are written: when, for how much, at which rate, under which numbers. */
    private void habits(Trade sales) {
        var at = or(sales.known());
        found.share(Feature.SALES_WEEKEND_SHARE, sales.weekend, sales.blues, at);
        found.share(Feature.SALES_ROUND_SHARE, sales.round, sales.blues, at);
        found.share(Feature.SALES_NEAR_CEILING_SHARE, sales.nearCeiling, sales.blues, at);
        found.share(Feature.SALES_MAIN_RATE_SHARE, sales.mainRate(), sales.blue, at);
        found.share(Feature.SALES_LARGEST_INVOICE_SHARE, sales.largest, sales.blue, at);
        found.share(Feature.SALES_LATE_RED_SHARE, sales.lateRed(), sales.blue, at);
        double gaps = sales.numbers.share();
        if (!Double.isNaN(gaps)) {
            found.put(Feature.SALES_NUMBER_GAPS, gaps, at);
        }
    }

    private void buyers(Trade sales) {
        long all = sales.positive();
        var at = or(sales.known());
        found.put(Feature.BUYERS, sales.partnersOfLatestYear(), or(sales.known(YEAR)));
        if (all <= 0) {
            return;
        }
        found.share(Feature.LARGEST_BUYER_SHARE, sales.largestPartner(), all, at);
        found.put(Feature.BUYERS_CONCENTRATION, sales.concentration(), at);
        found.share(Feature.REGULAR_BUYERS_SHARE, sales.regular(MONTHS_REGULAR), all, at);
        if (sales.months.length >= 2 * YEAR) {
            found.share(
                    Feature.NEW_BUYERS_SHARE, sales.latestYear(true), sales.latestYear(false), at);
            found.share(
                    Feature.RETURNING_BUYERS_SHARE,
                    sales.partnersOfYearBefore(true),
                    sales.partnersOfYearBefore(false),
                    or(sales.known(2 * YEAR)));
        }
    }

    private void purchases(Trade purchases, LocalDate on) {
        int count = purchases.months.length;
        var at = or(purchases.known());
        double mean = yuan(purchases.net()) / count;
        found.put(Feature.PURCHASES_MEAN, mean, at);
        found.put(Feature.PURCHASES_INVOICES, (double) purchases.valid / count, at);
        found.put(Feature.PURCHASES_ACTIVE_MONTHS, (double) purchases.activeMonths() / count, at);
        found.share(
                Feature.PURCHASES_VOID_SHARE,
                purchases.voided,
                purchases.valid + purchases.voided,
                at);
        found.share(Feature.PURCHASES_RED_SHARE, purchases.red, purchases.blue, at);
        growth(Feature.PURCHASES_GROWTH, purchases);
        recency(Feature.PURCHASES_RECENCY, purchases, on);
        if (purchases.valid > 0) {
            found.put(Feature.PURCHASES_INVOICE_SIZE, yuan(purchases.net()) / purchases.valid, at);
            found.put(
                    Feature.PURCHASES_GAP,
                    longestGap(latest(purchases.months, 2 * YEAR)),
                    or(purchases.known(2 * YEAR)));
        }
        if (count >= MONTHS_FOR_SHAPE && purchases.net() > 0) {
            found.put(Feature.PURCHASES_VOLATILITY, deviation(purchases.months) / mean, at);
        }
    }

    private void suppliers(Trade purchases) {
        long all = purchases.positive();
        var at = or(purchases.known());
        found.put(Feature.SUPPLIERS, purchases.partnersOfLatestYear(), or(purchases.known(YEAR)));
        found.share(Feature.LARGEST_SUPPLIER_SHARE, purchases.largestPartner(), all, at);
        if (all > 0) {
            found.put(Feature.SUPPLIERS_CONCENTRATION, purchases.concentration(), at);
            found.share(
                    Feature.REGULAR_SUPPLIERS_SHARE, purchases.regular(MONTHS_REGULAR), all, at);
        }
    }

    private void both(Trade sales, Trade purchases) {
        var at = later(or(sales.known()), or(purchases.known()));
        if (sales.net() > 0 && purchases.net() > 0) {
            double margin = 1 - (double) purchases.net() / sales.net();
            found.put(Feature.MARGIN, Math.clamp(margin, -10, 1), at);
        }
        if (purchases.valid > 0) {
            found.share(
                    Feature.CIRCULAR_TRADE_SHARE, sales.circular(purchases), sales.positive(), at);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
