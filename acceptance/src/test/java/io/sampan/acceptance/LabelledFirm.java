package io.sampan.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The invoices of one real firm of the labelled set, or generated ones where the set is absent.
 * Their dates are moved as a whole so that the last one is of yesterday; amounts and gaps stay as
 * they were.
 */
final class LabelledFirm {

    private static final String HEADING = "invoice_no,date,counterparty,amount,tax,total,status\n";
    private static final String FIRM = "E24";

    private LabelledFirm() {}

    /** Writes both files where the simulated tax office looks. Says which invoices they are. */
    static String leaveInvoices(Path folder, String creditCode, LocalDate today) {
        var data = data();
        try {
            Files.createDirectories(folder);
            var sales = data == null ? made(true, today) : real(data, "output", today);
            var purchases = data == null ? made(false, today) : real(data, "input", today);
            Files.writeString(folder.resolve(creditCode + "-sales.csv"), sales);
            Files.writeString(folder.resolve(creditCode + "-purchases.csv"), purchases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data == null ? "generated invoices (the labelled set is absent)" : "firm " + FIRM;
    }

    private static @org.jspecify.annotations.Nullable Path data() {
        var named = System.getenv("SAMPAN_DATA");
        var folder =
                named != null
                        ? Path.of(named)
                        : Path.of(System.getProperty("sampan.root", ".."), "../shared/data");
        var invoices = folder.resolve("invoices").normalize();
        return Files.exists(invoices) ? invoices : null;
    }

    private static String real(Path data, String kind, LocalDate today) throws IOException {
        var rows = rows(data.resolve("credit_history_" + kind + "_invoices.csv.gz"));
        var last = rows.stream().map(row -> LocalDate.parse(row[2])).max(LocalDate::compareTo);
        long days = ChronoUnit.DAYS.between(last.orElseThrow(), today.minusDays(1));
        var text = new StringBuilder(HEADING);
        for (var row : rows) {
            var date = LocalDate.parse(row[2]).plusDays(days);
            text.append(row[1]).append(',').append(date);
            for (int i = 3; i < row.length; i++) {
                text.append(',').append(row[i]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String[]> rows(Path file) throws IOException {
        var rows = new ArrayList<String[]>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            in.lines()
                    .filter(line -> line.startsWith(FIRM + ","))
                    .map(line -> line.split(","))
                    .forEach(rows::add);
        }
        return rows;
    }

    /** Thirty-six months of a steadily growing trade with nine partners. */
    private static String made(boolean sales, LocalDate today) {
        var text = new StringBuilder(HEADING);
        for (int month = 36; month >= 1; month--) {
            for (int i = 0; i < 9; i++) {
                var date = today.minusMonths(month).plusDays(i * 3L);
                long yuan = (sales ? 21_000 : 14_000) + (36 - month) * 200L + i * 700L;
                text.append(10_000_000 + month * 100 + i + (sales ? 0 : 50)).append(',');
                text.append(date).append(",P%03d,".formatted(i)).append(yuan).append(".00,");
                text.append(yuan * 6 / 100).append(".00,").append(yuan + yuan * 6 / 100);
                text.append(".00,valid\n");
            }
        }
        return text.toString();
    }
}
