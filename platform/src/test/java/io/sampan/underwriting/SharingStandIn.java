package io.sampan.underwriting;

import io.sampan.access.Page;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Invoice;
import io.sampan.sharing.InvoiceSummary;
import io.sampan.sharing.Sharing;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sharing that knows the invoices a test gave it. */
final class SharingStandIn implements Sharing {

    final Map<EnterpriseId, List<Invoice>> known = new ConcurrentHashMap<>();

    @Override
    public List<Invoice> invoices(EnterpriseId enterprise, LocalDate upTo, Instant knownAt) {
        return known.getOrDefault(enterprise, List.of()).stream()
                .filter(i -> !i.date().isAfter(upTo) && !i.knownAt().isAfter(knownAt))
                .toList();
    }

    @Override
    public ImportReport importInvoices(
            EnterpriseId enterprise, Direction direction, InputStream csv) {
        throw new UnsupportedOperationException("underwriting imports nothing");
    }

    @Override
    public ImportReport importAll(
            Direction direction,
            InputStream csv,
            Function<String, @Nullable EnterpriseId> enterprises) {
        throw new UnsupportedOperationException("underwriting imports nothing");
    }

    @Override
    public ImportReport fetchInvoices(EnterpriseId enterprise) {
        throw new UnsupportedOperationException("underwriting fetches nothing");
    }

    @Override
    public Page<Invoice> invoices(
            EnterpriseId enterprise,
            @Nullable Direction direction,
            @Nullable String cursor,
            int limit) {
        throw new UnsupportedOperationException("underwriting asks for all that was known");
    }

    @Override
    public Map<EnterpriseId, long[]> salesByMonth(
            Collection<EnterpriseId> enterprises, YearMonth first, int months, Instant knownAt) {
        var sales = new HashMap<EnterpriseId, long[]>();
        for (var enterprise : enterprises) {
            for (var invoice : invoices(enterprise, LocalDate.MAX, knownAt)) {
                long place = first.until(YearMonth.from(invoice.date()), ChronoUnit.MONTHS);
                if (place >= 0 && place < months && invoice.direction() == Direction.SALE) {
                    sales.computeIfAbsent(enterprise, _ -> new long[months])[(int) place] +=
                            invoice.amount().minor();
                }
            }
        }
        return sales;
    }

    @Override
    public InvoiceSummary summary(EnterpriseId enterprise) {
        throw new UnsupportedOperationException("underwriting has features of its own");
    }
}
