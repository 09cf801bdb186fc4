package io.sampan.underwriting.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sampan.money.Money;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two files that an allocation is made from; refuses what is not right with its row and
 * column.
 */
final class AllocationFile {

    private static final String RATE = "annual_rate";
    private static final String CHURN = "churn_";

    private final Path file;
    private final NamedCsvRecord row;

    private AllocationFile(Path file, NamedCsvRecord row) {
        this.file = file;
        this.row = row;
    }

    /**
     * A firm that money may be offered to.
     *
     * @param pd probability of default within a year, a fraction
     * @param limit the most it may have of its own; empty for the general one
     */
    record Firm(String name, String grade, BigDecimal pd, Optional<Money> limit) {}

    /**
     * @param refused grades that need no column in the rate table
     * @throws IllegalArgumentException naming row and column
     */
    static List<Firm> firms(Path file, RateTable rates, Set<String> refused) throws IOException {
        var firms = new ArrayList<Firm>();
        var names = new HashSet<String>();
        read(
                file,
                List.of("firm", "grade", "pd"),
                row -> {
                    var name = row.text("firm");
                    if (!names.add(name)) {
                        throw row.refused("firm", name, "the firm is there twice");
                    }
                    var grade = row.text("grade");
                    if (!refused.contains(grade) && !rates.churn().containsKey(grade)) {
                        throw row.refused(
                                "grade", grade, "the rate table knows " + rates.churn().keySet());
                    }
                    var pd = row.fraction("pd", "a probability from 0 to 1");
                    firms.add(new Firm(name, grade, pd, row.limit()));
                });
        return firms;
    }

    /**
     * @throws IllegalArgumentException naming row and column
     */
    static RateTable rates(Path file) throws IOException {
        var churn = new TreeMap<String, List<RateTable.Step>>();
        var known = new HashSet<BigDecimal>();
        read(
                file,
                List.of(RATE),
                row -> {
                    var rate = row.fraction(RATE, "a yearly rate from 0 to 1, such as 0.0425");
                    if (!known.add(rate.stripTrailingZeros())) {
                        throw row.refused(RATE, rate.toPlainString(), "the rate is there twice");
                    }
                    for (var column : row.row.getHeader()) {
                        if (column.startsWith(CHURN)) {
                            var lost = row.fraction(column, "a share lost from 0 to 1");
                            churn.computeIfAbsent(
                                            column.substring(CHURN.length()),
                                            _ -> new ArrayList<>())
                                    .add(new RateTable.Step(rate, lost));
                        }
                    }
                });
        if (churn.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has no column for a grade, such as churn_A, beside " + RATE);
        }
        churn.values().forEach(steps -> steps.sort(Comparator.comparing(RateTable.Step::rate)));
        return new RateTable(churn);
    }

    private static void read(Path file, List<String> needed, Consumer<AllocationFile> each)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        boolean any = false;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text(file))) {
            for (var row : rows) {
                if (!any) {
                    needed(file, row.getHeader(), needed);
                }
                any = true;
                each.accept(new AllocationFile(file, row));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " cannot be read as CSV in UTF-8: " + e.getMessage(), e);
        }
        if (!any) {
            throw new IllegalArgumentException(file + " has no rows");
        }
    }

    private static void needed(Path file, List<String> header, List<String> needed) {
        for (var column : needed) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException(
                        file + " lacks the column \"" + column + "\"; it has " + header);
            }
        }
    }

    private static Reader text(Path file) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        var text = new BufferedInputStream(gzip ? new GZIPInputStream(bytes) : bytes, 1 << 16);
        text.mark(3);
        boolean marked = text.read() == 0xef && text.read() == 0xbb && text.read() == 0xbf;
        if (!marked) {
            text.reset();
        }
        return new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
    }

    private String text(String column) {
        var text = row.findField(column).map(String::strip).orElse("");
        if (text.isEmpty()) {
            throw refused(column, text, "it is empty");
        }
        return text;
    }

    private BigDecimal fraction(String column, String wanted) {
        var text = text(column);
        var value = decimal(text);
        if (value == null || value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw refused(column, text, "it must be " + wanted);
        }
        return value;
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null; // The caller refuses it with row and column.
        }
    }

    private Optional<Money> limit() {
        var text = row.findField("limit").map(String::strip).orElse("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = decimal(text);
        if (value == null
                || value.signum() < 0
                || value.stripTrailingZeros().scale() > 2
                || value.precision() - value.scale() > 13) {
            throw refused("limit", text, "it must be an amount of yuan from 0, such as 300000.00");
        }
        return Optional.of(Money.of(Money.CNY, value));
    }

    private IllegalArgumentException refused(String column, String value, String why) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "%s: row %d, column \"%s\": \"%s\": %s",
                        file,
                        row.getStartingLineNumber(),
                        column,
                        value,
                        why));
    }
}
