package io.sampan.sharing.internal;

import io.sampan.access.Problem;
import io.sampan.sharing.Invoice;
import io.sampan.sharing.RawInvoice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A row as it was read: checked field by field into {@link Taken}, or {@link Refused} with the
 * first thing that is wrong.
 */
sealed interface Row {

    /** The columns of the format, in the order of {@link #check}. */
    List<String> COLUMNS =
            List.of("invoice_no", "date", "counterparty", "amount", "tax", "total", "status");

    /** Fen and facts of an invoice, without whose it is. */
    record Taken(
            String number,
            LocalDate date,
            String counterparty,
            long amount,
            long tax,
            long total,
            Invoice.Status status)
            implements Row {

        /** The first column whose fact differs; empty if all are the same. Status is no fact. */
        String differing(Taken known) {
            if (!counterparty.equals(known.counterparty)) {
                return "counterparty";
            }
            if (amount != known.amount) {
                return "amount";
            }
            return tax != known.tax ? "tax" : "";
        }

        String shown(String column) {
            return switch (column) {
                case "counterparty" -> counterparty;
                case "amount" -> Fen.text(amount);
                case "tax" -> Fen.text(tax);
                default -> throw new IllegalArgumentException(column);
            };
        }
    }

    /** What is wrong, and where. */
    record Refused(String column, String value, Problem problem) implements Row {

        private static final int SHOWN_MAX = 60;

        static Refused of(String column, String value, Problem problem) {
            var shown = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + "…" : value;
            return new Refused(column, shown, problem.field(column).with("value", shown));
        }
    }

    int NUMBER_MAX = 32;
    int COUNTERPARTY_MAX = 120;

    /** China's VAT began on this day. */
    LocalDate FIRST = LocalDate.of(1994, 1, 1);

    static Row check(RawInvoice raw, LocalDate today) {
        var fields = new String[COLUMNS.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = raw.columns().getOrDefault(COLUMNS.get(i), "");
        }
        return check(fields, today);
    }

    /** Checks texts in the order of {@link #COLUMNS}. */
    static Row check(String[] fields, LocalDate today) {
        var number = fields[0].strip();
        if (!isNumber(number)) {
            return Refused.of("invoice_no", number, Problem.of("SMP-SHA-0101"));
        }
        LocalDate date;
        try {
            date = LocalDate.parse(fields[1].strip());
        } catch (DateTimeException e) {
            return Refused.of("date", fields[1], Problem.of("SMP-SHA-0102", e));
        }
        if (date.isBefore(FIRST) || date.isAfter(today)) {
            return Refused.of("date", fields[1], Problem.of("SMP-SHA-0103"));
        }
        var counterparty = fields[2].strip();
        if (counterparty.isEmpty() || counterparty.length() > COUNTERPARTY_MAX) {
            return Refused.of(
                    "counterparty",
                    counterparty,
                    Problem.of("SMP-SHA-0104").with("max", COUNTERPARTY_MAX));
        }
        return checkAmounts(fields, number, date, counterparty);
    }

    private static Row checkAmounts(
            String[] fields, String number, LocalDate date, String counterparty) {
        var fen = new long[3];
        for (int i = 0; i < fen.length; i++) {
            var parsed = Fen.parse(fields[3 + i].strip());
            if (parsed.isEmpty()) {
                return Refused.of(COLUMNS.get(3 + i), fields[3 + i], Problem.of("SMP-SHA-0105"));
            }
            fen[i] = parsed.getAsLong();
        }
        if (Long.signum(fen[0]) * Long.signum(fen[1]) < 0) {
            return Refused.of("tax", fields[4], Problem.of("SMP-SHA-0107"));
        }
        if (fen[0] + fen[1] != fen[2]) {
            return Refused.of(
                    "total",
                    fields[5],
                    Problem.of("SMP-SHA-0106").with("expected", Fen.text(fen[0] + fen[1])));
        }
        var status =
                switch (fields[6].strip().toLowerCase(Locale.ROOT)) {
                    case "valid", "有效", "有效发票", "正常" -> Invoice.Status.VALID;
                    case "void", "作废", "作废发票" -> Invoice.Status.VOID;
                    default -> null;
                };
        return status == null
                ? Refused.of("status", fields[6], Problem.of("SMP-SHA-0108"))
                : new Taken(number, date, counterparty, fen[0], fen[1], fen[2], status);
    }

    private static boolean isNumber(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean fits =
                    (c >= '0' && c <= '9')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= 'a' && c <= 'z')
                            || c == '-';
            if (!fits) {
                return false;
            }
        }
        return !number.isEmpty() && number.length() <= NUMBER_MAX;
    }
}
