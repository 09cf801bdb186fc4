package io.sampan.underwriting.internal;

import io.sampan.sharing.Invoice;
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

    /** Counterparties' amounts in the window. */
    static final class Partner {
        long amount;
        private int lastMonth = -1;
        private final BitSet seen = new BitSet();

        int months() {
            return seen.cardinality();
        }
    }

    final long[] months;
    final Map<String, Partner> partners = new HashMap<>();
    private final YearMonth first;

    long blue;
    long red;
    long tax;
    int valid;
    int voided;
    @Nullable LocalDate last;

    /**
     * @param first the first month of the window
     * @param count months of the window
     */
    Trade(YearMonth first, int count) {
        this.first = first;
        this.months = new long[count];
    }

    /** Adds an invoice; those outside the window only tell when trade was last seen. */
    void add(Invoice invoice) {
        boolean isValid = invoice.status() == Invoice.Status.VALID;
        var date = invoice.date();
        if (isValid && !invoice.amount().isNegative() && (last == null || date.isAfter(last))) {
            last = date;
        }
        int month =
                (date.getYear() - first.getYear()) * 12
                        + date.getMonthValue()
                        - first.getMonthValue();
        if (month < 0 || month >= months.length) {
            return;
        }
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
        } else {
            red -= amount;
        }
        var partner = partners.computeIfAbsent(invoice.counterparty(), _ -> new Partner());
        partner.amount += amount;
        if (amount > 0 && !partner.seen.get(month)) {
            partner.seen.set(month);
            partner.lastMonth = Math.max(partner.lastMonth, month);
        }
    }

    YearMonth first() {
        return first;
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
}
