package io.sampan.underwriting.internal;

import io.sampan.sharing.TaxReturn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Features from tax returns as they were known: a pure function. */
final class TaxFeatures {

    private static final int YEAR = 12;

    private final List<TaxReturn> returns;
    private final LocalDate on;
    private final Measurements found = new Measurements();

    private TaxFeatures(List<TaxReturn> returns, LocalDate on, Instant knownAt) {
        this.returns =
                returns.stream()
                        .filter(r -> r.to().isBefore(on) && !r.knownAt().isAfter(knownAt))
                        .toList();
        this.on = on;
    }

    /**
     * @param returns the latest version known of each period
     * @param sales the invoices' side, to compare with
     */
    static Measurements of(
            List<TaxReturn> returns,
            Trade sales,
            LocalDate on,
            Instant knownAt,
            MeasureRules rules) {
        var features = new TaxFeatures(returns, on, knownAt);
        features.gap(sales);
        features.latestYear();
        features.late(rules);
        features.growth();
        return features.found;
    }

    /** Declared against invoiced, over periods of whole months inside the invoices' window. */
    private void gap(Trade sales) {
        long declared = 0;
        long invoiced = 0;
        Instant known = null;
        for (var r : returns) {
            long first = sales.first().until(YearMonth.from(r.from()), ChronoUnit.MONTHS);
            long last = sales.first().until(YearMonth.from(r.to()), ChronoUnit.MONTHS);
            boolean whole =
                    r.from().getDayOfMonth() == 1
                            && r.to().equals(YearMonth.from(r.to()).atEndOfMonth());
            if (whole && first >= 0 && last < sales.months.length) {
                declared += r.declared().minor();
                for (int month = (int) first; month <= last; month++) {
                    invoiced += sales.months[month];
                }
                known = later(known, r.knownAt());
            }
        }
        if (known != null && sales.known() != null) {
            found.share(
                    Feature.TAX_DECLARED_GAP,
                    Math.abs(declared - invoiced),
                    declared,
                    later(sales.known(), known));
        }
    }

    private void latestYear() {
        var latest = ended(0, YEAR);
        var known = known(latest);
        if (known.isEmpty()) {
            return;
        }
        found.share(Feature.TAX_PAID_SHARE, paid(latest), declared(latest), known.get());
        found.share(
                Feature.TAX_NIL_RETURNS_SHARE,
                latest.stream().filter(r -> r.declared().isZero()).count(),
                latest.size(),
                known.get());
    }

    private void late(MeasureRules rules) {
        var latest = ended(0, 2 * YEAR);
        Predicate<TaxReturn> late =
                r ->
                        r.filedOn()
                                .isAfter(
                                        YearMonth.from(r.to())
                                                .plusMonths(1)
                                                .atDay(rules.taxDueDay())
                                                .plusDays(rules.taxGraceDays()));
        known(latest)
                .ifPresent(known ->
                        found.share(
                                Feature.TAX_RETURNS_LATE_SHARE,
                                latest.stream().filter(late).count(),
                                latest.size(),
                                known));
    }

    private void growth() {
        var latest = ended(0, YEAR);
        var before = ended(YEAR, 2 * YEAR);
        var known = known(ended(0, 2 * YEAR));
        boolean whole = monthsOf(latest) >= YEAR && monthsOf(before) >= YEAR;
        if (known.isPresent() && whole && declared(before) > 0) {
            found.put(
                    Feature.TAX_DECLARED_GROWTH,
                    Math.clamp((double) declared(latest) / declared(before) - 1, -1, 10),
                    known.get());
        }
    }

    /** Periods that ended within so many months before the day. */
    private List<TaxReturn> ended(int monthsFrom, int monthsTo) {
        var end = YearMonth.from(on);
        return returns.stream()
                .filter(r -> {
                    long ago = YearMonth.from(r.to()).until(end, ChronoUnit.MONTHS);
                    return ago > monthsFrom && ago <= monthsTo;
                })
                .toList();
    }

    private static long monthsOf(List<TaxReturn> some) {
        return some.stream()
                .mapToLong(r ->
                        1
                                + YearMonth.from(r.from())
                                        .until(YearMonth.from(r.to()), ChronoUnit.MONTHS))
                .sum();
    }

    private static long declared(List<TaxReturn> some) {
        return some.stream().mapToLong(r -> r.declared().minor()).sum();
    }

    private static long paid(List<TaxReturn> some) {
        return some.stream().mapToLong(r -> r.paid().minor()).sum();
    }

    private static Optional<Instant> known(List<TaxReturn> some) {
        return some.stream().map(TaxReturn::knownAt).max(Instant::compareTo);
    }

    private static Instant later(@org.jspecify.annotations.Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
