package io.sampan.demo.internal;

import io.sampan.demo.internal.Firm.TradeInvoice;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Invoices of a firm as the tax office would hand them out: CSV in the import's own format. */
final class TaxOffice {

    private TaxOffice() {}

    static InputStream csv(List<TradeInvoice> invoices) {
        return new ByteArrayInputStream(text(invoices).getBytes(StandardCharsets.UTF_8));
    }

    /** Invoices dated in {@code [from, to)}. */
    static List<TradeInvoice> between(Firm firm, boolean sales, LocalDate from, LocalDate to) {
        return firm.invoices().stream()
                .filter(invoice -> invoice.sale() == sales)
                .filter(invoice -> !invoice.date().isBefore(from) && invoice.date().isBefore(to))
                .toList();
    }

    static String text(List<TradeInvoice> invoices) {
        var text = new StringBuilder("invoice_no,date,counterparty,amount,tax,total,status\n");
        for (var invoice : invoices) {
            text.append(invoice.number()).append(',').append(invoice.date()).append(',');
            text.append(invoice.counterparty()).append(',').append(yuan(invoice.minor()));
            text.append(',').append(yuan(invoice.taxMinor())).append(',');
            text.append(yuan(invoice.minor() + invoice.taxMinor())).append(',');
            text.append(invoice.voided() ? "void" : "valid").append('\n');
        }
        return text.toString();
    }

    private static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
