package io.sampan.demo.internal;

import java.time.LocalDate;
import java.util.List;

/**
 * An invented enterprise with its trade: what it would type and what the tax office would know.
 *
 * @param number 0, 1, 2 … inside one generated population
 * @param creditCode valid by GB 32100-2015, in an unissued region
 * @param idNumber its representative's, valid by GB 11643, in an unissued region
 * @param quality from 0 (fails) to 1 (thrives); what the generator knows and no model sees
 */
record Firm(
        int number,
        String name,
        String creditCode,
        String industry,
        String address,
        LocalDate registeredOn,
        int staff,
        String representative,
        String idNumber,
        String mobile,
        String bank,
        String cardNumber,
        double quality,
        List<TradeInvoice> invoices) {

    Firm {
        invoices = List.copyOf(invoices);
    }

    /**
     * One invoice as the tax office has it.
     *
     * @param minor amount before tax in fen; negative for a red-letter invoice
     * @param voided cancelled by the issuer
     */
    record TradeInvoice(
            boolean sale,
            String number,
            LocalDate date,
            String counterparty,
            long minor,
            long taxMinor,
            boolean voided) {}
}
