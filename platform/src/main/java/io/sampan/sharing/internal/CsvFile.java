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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a CSV file with known columns row by row, never the whole of it. */
final class CsvFile {

    /** More rows than any enterprise has, and few enough for one transaction. */
    static final long ROWS_MAX = 5_000_000;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int FIELD_MAX = 64 * 1024;

    /** Told each row in turn. */
    interface Receiver {

        /**
         * @param number as a spreadsheet counts
         * @param extra what stands in the extra column; empty without one
         * @param fields in the order of the columns, used again for the next row
         */
        void row(long number, String extra, String[] fields);

        /** A row with too few or too many fields. */
        void refused(long number, Row.Refused row);
    }

    private final List<String> columns;
    private final String extra;
    private long number;

    /**
     * @param columns that must be there, in any order
     * @param extra a column that may stand beside them; others are ignored
     */
    CsvFile(List<String> columns, String extra) {
        this.columns = columns;
        this.extra = extra;
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
        var places = columns.stream().mapToInt(heading::indexOf).toArray();
        int extraPlace = heading.indexOf(extra);
        var fields = new String[places.length];
        while (records.hasNext()) {
            var csv = records.next();
            number++;
            if (number > ROWS_MAX) {
                throw Problem.of("SMP-SHA-0006").field("file").with("max", ROWS_MAX);
            }
            if (csv.getFieldCount() != heading.size()) {
                receiver.refused(number, wrongCount(csv, heading));
                continue;
            }
            for (int i = 0; i < places.length; i++) {
                fields[i] = csv.getField(places[i]);
            }
            receiver.row(number, extraPlace < 0 ? "" : csv.getField(extraPlace).strip(), fields);
        }
    }

    private static Row.Refused wrongCount(CsvRecord csv, List<String> heading) {
        return Row.Refused.of(
                "*",
                Integer.toString(csv.getFieldCount()),
                Problem.of("SMP-SHA-0110").with("expected", heading.size()));
    }

    private List<String> heading(CsvRecord first) {
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
        var missing = columns.stream().filter(name -> !heading.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw Problem.of("SMP-SHA-0001")
                    .field("file")
                    .with("columns", String.join(", ", missing))
                    .with("wanted", String.join(", ", columns));
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
