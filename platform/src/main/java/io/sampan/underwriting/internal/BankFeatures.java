package io.sampan.underwriting.internal;

import io.sampan.sharing.BankLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Features from bank statements as they were known: a pure function over the latest twelve complete
 * months.
 */
final class BankFeatures {

    static final int MONTHS = 12;

    private final Measurements found = new Measurements();

    private BankFeatures() {}

    /**
     * @param lines oldest first, in the order of the statement
     * @param sales the invoices' side, to compare with
     */
    static Measurements of(List<BankLine> lines, Trade sales, LocalDate on, Instant knownAt) {
        var end = YearMonth.from(on).atDay(1);
        var counted =
                lines.stream()
                        .filter(line ->
                                line.date().isBefore(end)
                                        && !line.date().isBefore(end.minusMonths(MONTHS))
                                        && !line.knownAt().isAfter(knownAt))
                        .toList();
        var features = new BankFeatures();
        if (!counted.isEmpty()) {
            var known =
                    counted.stream().map(BankLine::knownAt).max(Instant::compareTo).orElseThrow();
            features.flows(counted, sales, end, known);
            features.balances(counted, end, known);
        }
        return features.found;
    }

    private void flows(List<BankLine> lines, Trade sales, LocalDate end, Instant known) {
        long in = 0;
        long out = 0;
        long matched = 0;
        for (var line : lines) {
            long amount = line.amount().minor();
            if (line.side() == BankLine.Side.OUT) {
                out += amount;
                continue;
            }
            in += amount;
            matched += sales.partners.containsKey(line.counterparty()) ? amount : 0;
        }
        var first = YearMonth.from(lines.getFirst().date());
        int months = (int) first.until(YearMonth.from(end), ChronoUnit.MONTHS);
        found.put(Feature.BANK_INFLOW_MEAN, in / 100.0 / months, known);
        if (in == 0) {
            return;
        }
        found.put(Feature.BANK_NET_FLOW, Math.clamp((double) (in - out) / in, -10, 1), known);
        var invoicesKnown = sales.known();
        if (invoicesKnown == null) {
            return;
        }
        var both = invoicesKnown.isAfter(known) ? invoicesKnown : known;
        found.share(Feature.BANK_INFLOW_MATCHED, matched, in, both);
        long invoiced = 0;
        int count = sales.months.length;
        for (int month = Math.max(0, count - months); month < count; month++) {
            invoiced += sales.months[month];
        }
        if (invoiced > 0 && count >= months) {
            found.put(
                    Feature.BANK_INFLOW_TO_SALES, Math.clamp((double) in / invoiced, 0, 100), both);
        }
    }

    /** Ends of days, all accounts together; an account counts from its first line on. */
    private void balances(List<BankLine> lines, LocalDate end, Instant known) {
        Map<String, Long> balances = new HashMap<>();
        long lowest = Long.MAX_VALUE;
        long overdrawn = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            balances.put(line.account(), line.balance().minor());
            var next = i + 1 < lines.size() ? lines.get(i + 1).date() : end;
            if (!next.equals(line.date())) {
                long all = balances.values().stream().mapToLong(Long::longValue).sum();
                lowest = Math.min(lowest, all);
                overdrawn += all < 0 ? ChronoUnit.DAYS.between(line.date(), next) : 0;
            }
        }
        found.put(Feature.BANK_BALANCE_LOWEST, lowest / 100.0, known);
        found.put(Feature.BANK_DAYS_OVERDRAWN, (double) overdrawn, known);
    }
}
