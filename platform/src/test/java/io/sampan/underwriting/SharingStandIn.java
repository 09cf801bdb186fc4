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
    public InvoiceSummary summary(EnterpriseId enterprise) {
        throw new UnsupportedOperationException("underwriting has features of its own");
    }
}
