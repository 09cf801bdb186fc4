package io.sampan.underwriting.internal;

import io.sampan.sharing.Invoice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One side of an enterprise's trade (its sales or its purchases) added up over complete months.
 * Amounts are fen without tax; void invoices are counted and otherwise left out; red-letter
 * invoices reduce the month, the counterparty and are counted.
 */
final class Trade {

    /** Blank paper invoices are issued for amounts below these, without tax, in fen. */
    private static final long[] CEILINGS = {1_000_00L, 10_000_00L, 100_000_00L, 1_000_000_00L};

    /** From this part of a ceiling on an amount is just under it. */
    private static final double NEAR = 0.95;

    /** A whole thousand yuan, in fen. */
    private static final long ROUND = 1_000_00L;

    /** Tax rates in per cent; anything beyond is counted as the last. */
    private static final int RATES = 30;

    /** A red letter without a sale in its month and so many before is late. */
    private static final int MONTHS_BEFORE_LATE = 3;

    /** Counterparties' amounts in the window. */
    static final class Partner {
        long amount;
        private int lastMonth = -1;
        private final BitSet seen = new BitSet();
        private @Nullable Map<Integer, Long> red;
        private long latestYear;

        int months() {
            return seen.cardinality();
        }
    }

    final long[] months;
    final Map<String, Partner> partners = new HashMap<>();
    final NumberGaps numbers = new NumberGaps();
    private final @Nullable Instant[] known;
    private final YearMonth first;
    private final long[] byRate = new long[RATES + 1];

    long blue;
    long red;
    long tax;
    long largest;
    int valid;
    int voided;
    int blues;
    int weekend;
    int round;
    int nearCeiling;
    @Nullable LocalDate last;
    private @Nullable Instant lastKnown;

    /**
     * @param first the first month of the window
     * @param count months of the window
     */
    Trade(YearMonth first, int count) {
        this.first = first;
        this.months = new long[count];
        this.known = new Instant[count];
    }

    /** Adds an invoice; those outside the window only tell when trade was last seen. */
    void add(Invoice invoice) {
        boolean isValid = invoice.status() == Invoice.Status.VALID;
        var date = invoice.date();
        if (isValid && !invoice.amount().isNegative()) {
            seen(date, invoice.knownAt());
        }
        int month =
                (date.getYear() - first.getYear()) * 12
                        + date.getMonthValue()
                        - first.getMonthValue();
        if (month < 0 || month >= months.length) {
            return;
        }
        known[month] = later(known[month], invoice.knownAt());
        numbers.add(invoice.number());
        if (!isValid) {
            voided++;
            return;
        }
        long amount = invoice.amount().minor();
        valid++;
        months[month] += amount;
        tax += invoice.tax().minor();
        if (amount >= 0) {
            blue += amount;
            blue(invoice, amount);
        } else {
            red -= amount;
        }
        var partner = partners.computeIfAbsent(invoice.counterparty(), _ -> new Partner());
        partner.amount += amount;
        partner.latestYear += month >= months.length - 12 ? amount : 0;
        if (amount > 0 && !partner.seen.get(month)) {
            partner.seen.set(month);
            partner.lastMonth = Math.max(partner.lastMonth, month);
        } else if (amount < 0) {
            if (partner.red == null) {
                partner.red = new HashMap<>();
            }
            partner.red.merge(month, -amount, Long::sum);
        }
    }

    private void seen(LocalDate date, Instant knownAt) {
        if (last == null || date.isAfter(last)) {
            last = date;
            lastKnown = knownAt;
        } else if (date.equals(last)) {
            lastKnown = later(lastKnown, knownAt);
        }
    }

    private void blue(Invoice invoice, long amount) {
        blues++;
        largest = Math.max(largest, amount);
        var day = invoice.date().getDayOfWeek();
        weekend += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0;
        long total = invoice.total().minor();
        round += total > 0 && total % ROUND == 0 ? 1 : 0;
        nearCeiling += nearCeiling(amount) ? 1 : 0;
        if (amount > 0) {
            byRate[(int) Math.min(RATES, Math.round(100.0 * invoice.tax().minor() / amount))] +=
                    amount;
        }
    }

    private static boolean nearCeiling(long amount) {
        for (long ceiling : CEILINGS) {
            if (amount <= ceiling && amount >= ceiling * NEAR) {
                return true;
            }
        }
        return false;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    YearMonth first() {
        return first;
    }

    /** When the latest invoice of the window had reached us; null if there is none. */
    @Nullable Instant known() {
        return known(months.length);
    }

    /** The same of the latest months. */
    @Nullable Instant known(int latestMonths) {
        Instant latest = null;
        for (int month = Math.max(0, known.length - latestMonths); month < known.length; month++) {
            var at = known[month];
            if (at != null) {
                latest = later(latest, at);
            }
        }
        return latest;
    }

    /** When the last sale or purchase had reached us. */
    @Nullable Instant lastKnown() {
        return lastKnown;
    }

    /** Valid sales less red letters, in fen. */
    long net() {
        return blue - red;
    }

    int activeMonths() {
        return (int) Arrays.stream(months).filter(amount -> amount > 0).count();
    }

    /** What all counterparties with a positive amount took together. */
    long positive() {
        return partners.values().stream().mapToLong(p -> Math.max(0, p.amount)).sum();
    }

    /** Counterparties with a valid invoice in the latest twelve months. */
    int partnersOfLatestYear() {
        return (int)
                partners.values().stream().filter(p -> p.lastMonth >= months.length - 12).count();
    }

    long largestPartner() {
        return partners.values().stream().mapToLong(p -> p.amount).max().orElse(0);
    }

    /** Sum of the squared shares of counterparties with a positive amount; 1 is a single one. */
    double concentration() {
        long all = positive();
        double squares = 0;
        for (var partner : partners.values()) {
            double part = (double) Math.max(0, partner.amount) / all;
            squares += part * part;
        }
        return squares;
    }

    /** What counterparties seen in at least so many months took together. */
    long regular(int monthsSeen) {
        long regular = 0;
        for (var partner : partners.values()) {
            regular += partner.months() >= monthsSeen ? Math.max(0, partner.amount) : 0;
        }
        return regular;
    }

    /** The latest twelve months' amount, of all or only of counterparties not seen before. */
    long latestYear(boolean onlyNew) {
        int start = months.length - 12;
        long sum = 0;
        for (var partner : partners.values()) {
            boolean fresh = partner.seen.nextSetBit(0) >= start;
            sum += !onlyNew || fresh ? Math.max(0, partner.latestYear) : 0;
        }
        return sum;
    }

    /**
     * Counterparties of the twelve months before the latest twelve.
     *
     * @param returned only those seen in the latest twelve too
     */
    int partnersOfYearBefore(boolean returned) {
        int start = months.length - 12;
        int count = 0;
        for (var partner : partners.values()) {
            int seen = partner.seen.nextSetBit(Math.max(0, start - 12));
            boolean before = seen >= 0 && seen < start;
            count += before && (!returned || partner.lastMonth >= start) ? 1 : 0;
        }
        return count;
    }

    /** Red letters to counterparties without a sale in that month and the three before. */
    long lateRed() {
        long late = 0;
        for (var partner : partners.values()) {
            if (partner.red == null) {
                continue;
            }
            for (var letter : partner.red.entrySet()) {
                int month = letter.getKey();
                int seen = partner.seen.previousSetBit(month);
                late += seen < month - MONTHS_BEFORE_LATE ? letter.getValue() : 0;
            }
        }
        return late;
    }

    /** What went both ways with the same counterparty: the smaller of sales and purchases. */
    long circular(Trade other) {
        long both = 0;
        for (var partner : partners.entrySet()) {
            var counter = other.partners.get(partner.getKey());
            if (counter != null) {
                both += Math.max(0, Math.min(partner.getValue().amount, counter.amount));
            }
        }
        return both;
    }

    /** The amount at the tax rate that most of it bears. */
    long mainRate() {
        return Arrays.stream(byRate).max().orElse(0);
    }
}
