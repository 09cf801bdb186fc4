package io.sampan.underwriting.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.scoring.Sample;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/**
 * Firms with invoices and, for some, whether they defaulted, read from a folder of gzipped CSV
 * files: {@code firms} ({@code firm,default} among its columns, {@code 是} is a default), {@code
 * input_invoices} and {@code output_invoices}. Only identity, invoices and default are read: a
 * rating that stands beside them knows the answer and is never looked at.
 *
 * @param firms invoices by firm
 * @param defaulted whether a firm defaulted; empty when the file does not say
 */
record LabelledFirms(Map<String, List<Invoice>> firms, Map<String, Boolean> defaulted) {

    /**
     * Reads one set.
     *
     * @param prefix of the three files, for example {@code credit_history}
     */
    static LabelledFirms read(Path folder, String prefix) throws IOException {
        var defaulted = new LinkedHashMap<String, Boolean>();
        var firms = new LinkedHashMap<String, List<Invoice>>();
        try (var rows = csv(folder.resolve(prefix + "_firms.csv.gz"))) {
            for (var row : rows) {
                var firm = row.getField("firm");
                firms.put(firm, new ArrayList<>());
                row.findField("default").ifPresent(said -> defaulted.put(firm, said.equals("是")));
            }
        }
        var ids = new HashMap<String, EnterpriseId>();
        invoices(folder.resolve(prefix + "_output_invoices.csv.gz"), Direction.SALE, firms, ids);
        invoices(folder.resolve(prefix + "_input_invoices.csv.gz"), Direction.PURCHASE, firms, ids);
        return new LabelledFirms(firms, defaulted);
    }

    /** The last day any firm issued or received an invoice. */
    LocalDate lastDay() {
        return firms.values().stream()
                .flatMap(List::stream)
                .map(Invoice::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Features of the firms with a label, as they were on a day. */
    Sample sample(LocalDate on, List<Feature> features) {
        var values = new double[features.size()][defaulted.size()];
        var bad = new boolean[defaulted.size()];
        int row = 0;
        for (var firm : defaulted.entrySet()) {
            var measured =
                    InvoiceFeatures.of(
                            firms.getOrDefault(firm.getKey(), List.of()), on, Instant.MAX);
            for (int f = 0; f < features.size(); f++) {
                values[f][row] = measured.value(features.get(f));
            }
            bad[row++] = firm.getValue();
        }
        var columns = new ArrayList<Sample.Column>();
        for (int f = 0; f < features.size(); f++) {
            var feature = features.get(f);
            columns.add(new Sample.Column(feature.key(), feature.direction(), values[f]));
        }
        return new Sample(columns, bad);
    }

    private static void invoices(
            Path file,
            Direction direction,
            Map<String, List<Invoice>> firms,
            Map<String, EnterpriseId> ids)
            throws IOException {
        try (var rows = csv(file)) {
            for (var row : rows) {
                var firm = row.getField("firm");
                var invoices = firms.get(firm);
                if (invoices != null) {
                    var id =
                            ids.computeIfAbsent(
                                    firm,
                                    name ->
                                            new EnterpriseId(
                                                    UUID.nameUUIDFromBytes(
                                                            name.getBytes(
                                                                    StandardCharsets.UTF_8))));
                    invoices.add(invoice(id, direction, row));
                }
            }
        }
    }

    private static Invoice invoice(EnterpriseId id, Direction direction, NamedCsvRecord row) {
        var date = LocalDate.parse(row.getField("date"));
        return new Invoice(
                id,
                direction,
                row.getField("invoice_no"),
                date,
                row.getField("counterparty"),
                cny(row.getField("amount")),
                cny(row.getField("tax")),
                cny(row.getField("total")),
                row.getField("status").equals("valid") ? Invoice.Status.VALID : Invoice.Status.VOID,
                date.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }

    private static Money cny(String amount) {
        return Money.rounded(Money.CNY, new BigDecimal(amount), RoundingMode.HALF_UP);
    }

    private static CsvReader<NamedCsvRecord> csv(Path file) throws IOException {
        Reader text =
                new InputStreamReader(
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))),
                        StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text);
    }
}
