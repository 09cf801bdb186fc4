package io.sampan.sharing.internal;

import io.sampan.access.AuditTrail;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Invoice;
import io.sampan.sharing.InvoiceSummary;
import io.sampan.sharing.Sharing;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Imports, fetches and shows invoices. */
@Component
@Transactional
class InvoiceDesk implements Sharing {

    private final Invoices invoices;
    private final Summaries summaries;
    private final Fetching fetching;
    private final Parties parties;
    private final Problems problems;
    private final AuditTrail trail;
    private final Clock clock;

    InvoiceDesk(
            Invoices invoices,
            Summaries summaries,
            Fetching fetching,
            Parties parties,
            Problems problems,
            AuditTrail trail,
            Clock clock) {
        this.invoices = invoices;
        this.summaries = summaries;
        this.fetching = fetching;
        this.parties = parties;
        this.problems = problems;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public ImportReport importInvoices(
            EnterpriseId enterprise, Direction direction, InputStream csv) {
        parties.enterprise(enterprise);
        var firm = new String[1];
        return imported(
                enterprise.toString(),
                direction,
                csv,
                name -> {
                    firm[0] = firm[0] == null ? name : firm[0];
                    return firm[0].equals(name) ? enterprise : null;
                });
    }

    @Override
    public ImportReport importAll(
            Direction direction,
            InputStream csv,
            Function<String, @Nullable EnterpriseId> enterprises) {
        return imported("*", direction, csv, enterprises);
    }

    private ImportReport imported(
            String subject,
            Direction direction,
            InputStream csv,
            Function<String, @Nullable EnterpriseId> enterprises) {
        var batch = new Batch(invoices, problems, direction, clock.instant());
        new InvoiceFile(LocalDate.now(clock))
                .read(
                        csv,
                        (number, firm, row) -> {
                            switch (row) {
                                case Row.Refused refused -> batch.refuse(number, refused);
                                case Row.Taken taken -> {
                                    var enterprise = enterprises.apply(firm);
                                    if (enterprise == null) {
                                        batch.refuse(number, stranger(firm));
                                    } else {
                                        batch.take(number, enterprise, taken);
                                    }
                                }
                            }
                        });
        var report = batch.finish();
        trail.record(
                "sharing.invoices-imported",
                "enterprise",
                subject,
                null,
                Fetching.figures(direction, report));
        return report;
    }

    private static Row.Refused stranger(String firm) {
        return Row.Refused.of(InvoiceFile.FIRM, firm, Problem.of("SMP-SHA-0109"));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportReport fetchInvoices(EnterpriseId enterprise) {
        return fetching.take(fetching.ask(enterprise));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Invoice> invoices(EnterpriseId enterprise, LocalDate upTo, Instant knownAt) {
        return invoices.invoices(enterprise, upTo, knownAt);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Invoice> invoices(
            EnterpriseId enterprise,
            @Nullable Direction direction,
            @Nullable String cursor,
            int limit) {
        return invoices.page(enterprise, direction, cursor, Page.limit(limit));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EnterpriseId, long[]> salesByMonth(
            Collection<EnterpriseId> enterprises, YearMonth first, int months, Instant knownAt) {
        return invoices.salesByMonth(enterprises, first, months, knownAt);
    }

    @Override
    @Transactional(readOnly = true)
    public InvoiceSummary summary(EnterpriseId enterprise) {
        return summaries.summary(enterprise);
    }
}
