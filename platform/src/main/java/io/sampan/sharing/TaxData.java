package io.sampan.sharing;

import io.sampan.parties.UnifiedSocialCreditCode;
import java.util.function.Consumer;

/**
 * Port to whoever holds invoices: the tax authority's interface or a data service the lender has
 * licensed. Called only when the enterprise has consented. How to connect a real one: {@code
 * docs/reference/port-tax-data.md}.
 */
public interface TaxData {

    /**
     * Hands over all invoices of an enterprise, in any order. A holder may repeat itself and may be
     * wrong: every row is checked, and a repeated one changes nothing.
     *
     * @throws TaxDataUnavailableException if the holder does not answer now; the call is repeated,
     *     and rows already handed over may come again
     */
    void invoices(UnifiedSocialCreditCode code, Direction direction, Consumer<RawInvoice> receiver);
}
