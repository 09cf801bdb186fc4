package io.sampan.sharing;

import java.util.Map;

/**
 * An invoice as a data holder gives it, unchecked: texts by the names of the columns {@code
 * invoice_no, date, counterparty, amount, tax, total, status}.
 */
public record RawInvoice(Map<String, String> columns) {

    public RawInvoice {
        columns = Map.copyOf(columns);
    }
}
