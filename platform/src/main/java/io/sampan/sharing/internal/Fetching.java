package io.sampan.sharing.internal;

import io.sampan.access.AuditTrail;
import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.parties.UnifiedSocialCreditCode;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.RawInvoice;
import io.sampan.sharing.TaxData;
import io.sampan.sharing.TaxDataUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the data holder, with patience that ends, and then takes what it said. Two steps, so that no
 * transaction is open while somebody else is waited for.
 */
@Component
public class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private static final int TRIES_MAX = 4;
    private static final int ROWS_MAX = 2_000_000;

    /** What the holder said about an enterprise. */
    public record Fetched(
            EnterpriseId enterprise, List<RawInvoice> sales, List<RawInvoice> purchases) {}

    private final TaxData taxData;
    private final Parties parties;
    private final Invoices invoices;
    private final Problems problems;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration pause;

    Fetching(
            TaxData taxData,
            Parties parties,
            Invoices invoices,
            Problems problems,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${sampan.tax-data-pause:500ms}") Duration pause) {
        this.taxData = taxData;
        this.parties = parties;
        this.invoices = invoices;
        this.problems = problems;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Asks for both directions.
     *
     * @throws Problem 422 without a consent in force, 503 if the holder stays silent
     */
    public Fetched ask(EnterpriseId id) {
        var enterprise = parties.enterprise(id);
        if (!parties.consented(id, Purpose.INVOICES, clock.instant())) {
            throw Problem.of("SMP-SHA-0010");
        }
        return new Fetched(
                id,
                patiently(enterprise.creditCode(), Direction.SALE),
                patiently(enterprise.creditCode(), Direction.PURCHASE));
    }

    /** Stores what was said. Consent is asked again: it may have been withdrawn while we waited. */
    public ImportReport take(Fetched fetched) {
        var report =
                transaction.execute(_ -> {
                    var now = clock.instant();
                    if (!parties.consented(fetched.enterprise(), Purpose.INVOICES, now)) {
                        throw Problem.of("SMP-SHA-0010");
                    }
                    return sum(
                            take(fetched, Direction.SALE, fetched.sales(), now),
                            take(fetched, Direction.PURCHASE, fetched.purchases(), now));
                });
        return Objects.requireNonNull(report);
    }

    private ImportReport take(
            Fetched fetched, Direction direction, List<RawInvoice> rows, Instant now) {
        var batch = new Batch(invoices, problems, direction, now);
        long number = 1;
        for (var raw : rows) {
            number++;
            switch (Row.check(raw, LocalDate.now(clock))) {
                case Row.Refused refused -> batch.refuse(number, refused);
                case Row.Taken taken -> batch.take(number, fetched.enterprise(), taken);
            }
        }
        var report = batch.finish();
        trail.record(
                "sharing.invoices-fetched",
                "enterprise",
                fetched.enterprise().toString(),
                null,
                figures(direction, report));
        return report;
    }

    private List<RawInvoice> patiently(UnifiedSocialCreditCode code, Direction direction) {
        for (int tried = 1; ; tried++) {
            try {
                var rows = new ArrayList<RawInvoice>();
                taxData.invoices(
                        code,
                        direction,
                        row -> {
                            if (rows.size() == ROWS_MAX) {
                                throw Problem.of("SMP-SHA-0006").with("max", ROWS_MAX);
                            }
                            rows.add(row);
                        });
                return rows;
            } catch (TaxDataUnavailableException e) {
                LOG.warn("the holder of tax data did not answer, try {}", tried);
                if (tried == TRIES_MAX) {
                    throw Problem.of("SMP-SHA-0503", e);
                }
                rest(pause.multipliedBy(1L << (tried - 1)));
            }
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("SMP-SHA-0503", e);
        }
    }

    static Map<String, Object> figures(Direction direction, ImportReport report) {
        return Map.of(
                "direction", direction,
                "read", report.read(),
                "added", report.added(),
                "unchanged", report.unchanged(),
                "changed", report.changed(),
                "refused", report.refused());
    }

    private static ImportReport sum(ImportReport one, ImportReport other) {
        return new ImportReport(
                one.read() + other.read(),
                one.added() + other.added(),
                one.unchanged() + other.unchanged(),
                one.changed() + other.changed(),
                one.refused() + other.refused(),
                Stream.concat(one.refusals().stream(), other.refusals().stream())
                        .limit(ImportReport.REFUSALS_MAX)
                        .toList(),
                least(one.from(), other.from()),
                greatest(one.to(), other.to()));
    }

    private static @Nullable LocalDate least(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable LocalDate greatest(
            @Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
