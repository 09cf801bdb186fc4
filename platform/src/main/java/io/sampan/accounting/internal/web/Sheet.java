package io.sampan.accounting.internal.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table on its way into a file. Amounts are numbers, everything else is text and stays text: a
 * spreadsheet that opens the file never takes a cell for a formula.
 *
 * @param about what it is, and of when: the first lines of the file
 */
record Sheet(
        String fileName, List<List<String>> about, List<String> heads, List<List<Object>> rows) {

    private static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** Says to spreadsheets that the text is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The kinds of file. */
    enum Format {
        CSV,
        XLSX
    }

    ResponseEntity<byte[]> answer(Format format) {
        var name = fileName + (format == Format.CSV ? ".csv" : ".xlsx");
        return ResponseEntity.ok()
                .contentType(format == Format.CSV ? CSV : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(format == Format.CSV ? csv() : xlsx());
    }

    private byte[] csv() {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(text)) {
            about.forEach(line -> csv.writeRecord(line.stream().map(Sheet::plain).toList()));
            csv.writeRecord(heads);
            for (var row : rows) {
                csv.writeRecord(row.stream().map(Sheet::plain).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A text that begins like a formula gets an apostrophe, as OWASP advises. */
    private static String plain(@Nullable Object cell) {
        if (cell instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        var text = cell == null ? "" : cell.toString();
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Sampan", "1.0")) {
            var sheet = book.newWorksheet("Sampan");
            int at = 0;
            for (var line : about) {
                for (int i = 0; i < line.size(); i++) {
                    sheet.value(at, i, line.get(i));
                }
                at++;
            }
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(at, i, heads.get(i));
                sheet.style(at, i).bold().set();
            }
            at++;
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) instanceof BigDecimal amount) {
                        sheet.value(at, i, amount);
                        sheet.style(at, i).format("#,##0.00").set();
                    } else {
                        sheet.value(at, i, row.get(i).toString());
                    }
                }
                at++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row; what is missing is an empty cell. */
    static List<Object> row(@Nullable Object... cells) {
        var row = new ArrayList<Object>();
        for (var cell : cells) {
            row.add(cell == null ? "" : cell);
        }
        return row;
    }
}
