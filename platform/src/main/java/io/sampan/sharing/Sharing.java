package io.sampan.sharing;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.parties.EnterpriseId;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Invoices of enterprises. An invoice is known by enterprise, direction, number and date; importing
 * it again changes nothing, and another status is a further fact with its own instant.
 */
public interface Sharing {

    /**
     * Takes the invoices of one enterprise from a CSV file in UTF-8, with or without byte order
     * mark, plain or gzip. The heading names the columns {@code invoice_no, date, counterparty,
     * amount, tax, total, status} in any order; {@code firm} may stand beside them, others are
     * ignored. A row that is not right is refused, the others are taken.
     *
     * @throws Problem 422 if the file cannot be read as such
     */
    ImportReport importInvoices(EnterpriseId enterprise, Direction direction, InputStream csv);

    /**
     * Takes the invoices of many enterprises from one file with the column {@code firm}.
     *
     * @param enterprises which enterprise the firm is; null refuses the row
     */
    ImportReport importAll(
            Direction direction,
            InputStream csv,
            Function<String, @Nullable EnterpriseId> enterprises);

    /**
     * Fetches both directions through the port {@link TaxData}. Asked outside a transaction it
     * waits for the holder outside one.
     *
     * @throws Problem 422 without a consent in force, 503 if the holder does not answer
     */
    ImportReport fetchInvoices(EnterpriseId enterprise);

    /**
     * The invoices dated up to a day as they were known at an instant, by date and number.
     *
     * @param upTo the last day
     */
    List<Invoice> invoices(EnterpriseId enterprise, LocalDate upTo, Instant knownAt);

    /** The invoices as known now, newest first. */
    Page<Invoice> invoices(
            EnterpriseId enterprise,
            @Nullable Direction direction,
            @Nullable String cursor,
            int limit);

    /**
     * Net valid sales without tax of each month of several enterprises as they were known at an
     * instant, in minor units; those without a sale are left out.
     *
     * @param first the first of {@code months} months
     */
    Map<EnterpriseId, long[]> salesByMonth(
            Collection<EnterpriseId> enterprises, YearMonth first, int months, Instant knownAt);

    /** At a glance, as known now. */
    InvoiceSummary summary(EnterpriseId enterprise);
}
