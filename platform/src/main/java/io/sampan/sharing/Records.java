package io.sampan.sharing;

import io.sampan.access.Problem;
import io.sampan.parties.EnterpriseId;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Tax returns and bank statements of enterprises, beside their invoices. Files are CSV in UTF-8 or
 * gzip of it; a row that is not right is refused, the others are taken; importing a file again
 * changes nothing.
 */
public interface Records {

    /**
     * Takes returns with the columns {@code period_from, period_to, declared_sales, tax_paid,
     * filed_on}. A return for a period that is known with other figures is a correction: a further
     * version with an instant of its own.
     *
     * @throws Problem 422 if the file cannot be read as such
     */
    ImportReport importTaxReturns(EnterpriseId enterprise, InputStream csv);

    /**
     * Takes lines of statements with the columns {@code account, reference, date, side, amount,
     * balance, counterparty}; {@code side} is in or out. A line that is known with other figures is
     * refused: banks correct by a further line.
     *
     * @throws Problem 422 if the file cannot be read as such
     */
    ImportReport importBankLines(EnterpriseId enterprise, InputStream csv);

    /**
     * The returns of periods that ended by a day as they were known at an instant, oldest first.
     */
    List<TaxReturn> taxReturns(EnterpriseId enterprise, LocalDate upTo, Instant knownAt);

    /** The lines dated in {@code [from, upTo]} that were known at an instant, oldest first. */
    List<BankLine> bankLines(
            EnterpriseId enterprise, LocalDate from, LocalDate upTo, Instant knownAt);
}
