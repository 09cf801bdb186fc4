package io.sampan.accounting.internal.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sampan.accounting.internal.reconciliation.BankStatement.Line;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a statement from CSV, for banks without camt.053: a head line with the columns of {@link
 * #COLUMNS}; {@code direction} is OPENING or CLOSING for the two balances (their day is the first
 * and last day), IN or OUT for a line. {@code account} and {@code statement} stand in the OPENING.
 */
final class StatementCsv {

    static final List<String> COLUMNS =
            List.of(
                    "direction",
                    "day",
                    "value_date",
                    "amount",
                    "currency",
                    "end_to_end_id",
                    "bank_reference",
                    "note",
                    "account",
                    "statement");

    private StatementCsv() {}

    static BankStatement read(byte[] file) throws Unreadable {
        var text = new String(file, StandardCharsets.UTF_8);
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        NamedCsvRecord opening = null;
        NamedCsvRecord closing = null;
        var lines = new ArrayList<Line>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(plain)) {
            for (var row : csv) {
                switch (field(row, "direction")) {
                    case "OPENING" -> opening = row;
                    case "CLOSING" -> closing = row;
                    case "IN" -> lines.add(line(row, Side.DEBIT));
                    case "OUT" -> lines.add(line(row, Side.CREDIT));
                    default ->
                            throw new Unreadable(
                                    "line %d: direction must be OPENING, IN, OUT or CLOSING"
                                            .formatted(row.getStartingLineNumber()));
                }
            }
            return statement(opening, closing, lines);
        } catch (IOException | CsvParseException e) {
            throw new Unreadable("the CSV breaks: " + e.getMessage(), e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new Unreadable("a value cannot be read: " + e.getMessage(), e);
        }
    }

    private static BankStatement statement(
            @Nullable NamedCsvRecord opening, @Nullable NamedCsvRecord closing, List<Line> lines)
            throws Unreadable {
        if (opening == null || closing == null) {
            throw new Unreadable("the OPENING or the CLOSING balance is missing");
        }
        return new BankStatement(
                field(opening, "account"),
                field(opening, "statement"),
                LocalDate.parse(field(opening, "day")),
                LocalDate.parse(field(closing, "day")),
                money(opening),
                money(closing),
                lines);
    }

    private static Line line(NamedCsvRecord row, Side side) throws Unreadable {
        var day = LocalDate.parse(field(row, "day"));
        var valued = optional(row, "value_date");
        return new Line(
                day,
                valued.isEmpty() ? day : LocalDate.parse(valued),
                side,
                money(row),
                optional(row, "end_to_end_id"),
                optional(row, "bank_reference"),
                optional(row, "note"));
    }

    private static Money money(NamedCsvRecord row) throws Unreadable {
        return Money.of(field(row, "currency"), field(row, "amount"));
    }

    private static String field(NamedCsvRecord row, String name) throws Unreadable {
        var text = optional(row, name);
        if (text.isEmpty()) {
            throw new Unreadable(
                    "line %d: %s is missing".formatted(row.getStartingLineNumber(), name));
        }
        return text;
    }

    private static String optional(NamedCsvRecord row, String name) {
        return row.findField(name).orElse("").strip();
    }
}
