package io.sampan.sharing.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.sampan.access.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file of invoices row by row, never the whole of it. */
final class InvoiceFile {

    static final String FIRM = "firm";

    /** More rows than any enterprise has, and few enough for one transaction. */
    static final long ROWS_MAX = 5_000_000;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int FIELD_MAX = 64 * 1024;

    /** Told each row in turn. */
    interface Receiver {

        /**
         * @param number as a spreadsheet counts
         * @param firm what stands in the column {@code firm}; empty without one
         */
        void row(long number, String firm, Row row);
    }

    private final LocalDate today;
    private long number;

    InvoiceFile(LocalDate today) {
        this.today = today;
    }

    void read(InputStream in, Receiver receiver) {
        try (var csv = open(in)) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw Problem.of("SMP-SHA-0005").field("file");
            }
            number = 1;
            var heading = heading(records.next());
            rows(records, heading, receiver);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException cause
                    ? unreadable(cause)
                    : Problem.of("SMP-SHA-0004", e).field("file").with("row", number + 1);
        }
    }

    private void rows(Iterator<CsvRecord> records, List<String> heading, Receiver receiver) {
        var places = Row.COLUMNS.stream().mapToInt(heading::indexOf).toArray();
        int firm = heading.indexOf(FIRM);
        var fields = new String[places.length];
        while (records.hasNext()) {
            var csv = records.next();
            number++;
            if (number > ROWS_MAX) {
                throw Problem.of("SMP-SHA-0006").field("file").with("max", ROWS_MAX);
            }
            if (csv.getFieldCount() != heading.size()) {
                receiver.row(number, "", wrongCount(csv, heading));
                continue;
            }
            for (int i = 0; i < places.length; i++) {
                fields[i] = csv.getField(places[i]);
            }
            receiver.row(
                    number, firm < 0 ? "" : csv.getField(firm).strip(), Row.check(fields, today));
        }
    }

    private static Row wrongCount(CsvRecord csv, List<String> heading) {
        return Row.Refused.of(
                "*",
                Integer.toString(csv.getFieldCount()),
                Problem.of("SMP-SHA-0110").with("expected", heading.size()));
    }

    private static List<String> heading(CsvRecord first) {
        var heading = new ArrayList<String>();
        for (var field : first.getFields()) {
            var name = field.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && heading.contains(name)) {
                throw Problem.of("SMP-SHA-0002").field("file").with("column", name);
            }
            heading.add(name);
        }
        if (!heading.isEmpty() && heading.getFirst().indexOf(BYTE_ORDER_MARK) == 0) {
            heading.set(0, heading.getFirst().substring(1).strip());
        }
        var missing = Row.COLUMNS.stream().filter(name -> !heading.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw Problem.of("SMP-SHA-0001")
                    .field("file")
                    .with("columns", String.join(", ", missing));
        }
        return heading;
    }

    private static CsvReader<CsvRecord> open(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        var utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return CsvReader.builder()
                .maxBufferSize(FIELD_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(
                        new InputStreamReader(
                                gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered, utf8));
    }

    private Problem unreadable(IOException e) {
        var problem =
                switch (e) {
                    case CharacterCodingException _ -> Problem.of("SMP-SHA-0003", e);
                    case ZipException _ -> Problem.of("SMP-SHA-0007", e);
                    case EOFException _ -> Problem.of("SMP-SHA-0007", e);
                    default -> Problem.of("SMP-SHA-0004", e);
                };
        return problem.field("file").with("row", number + 1);
    }
}
