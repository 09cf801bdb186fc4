package io.sampan.sharing.internal;

import io.sampan.access.Problem;
import io.sampan.sharing.BankLine;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Rows of tax returns and bank statements, checked field by field; amounts in fen. */
sealed interface RecordRow {

    /** A return. */
    record Return(LocalDate from, LocalDate to, long declared, long paid, LocalDate filedOn)
            implements RecordRow {

        static final List<String> COLUMNS =
                List.of("period_from", "period_to", "declared_sales", "tax_paid", "filed_on");

        static Return of(String[] fields, LocalDate today) {
            var from = dateIn("period_from", fields[0], today);
            var to = dateIn("period_to", fields[1], today);
            if (to.isBefore(from)) {
                throw new Wrong("period_to", fields[1], Problem.of("SMP-SHA-0121"));
            }
            long declared = amountIn("declared_sales", fields[2]);
            long paid = amountIn("tax_paid", fields[3]);
            var filed = dateIn("filed_on", fields[4], today);
            if (!filed.isAfter(to)) {
                throw new Wrong("filed_on", fields[4], Problem.of("SMP-SHA-0122"));
            }
            return new Return(from, to, declared, paid, filed);
        }
    }

    /** A line of a statement. */
    record Line(
            String account,
            String reference,
            LocalDate date,
            BankLine.Side side,
            long amount,
            long balance,
            String counterparty)
            implements RecordRow {

        static final List<String> COLUMNS =
                List.of(
                        "account",
                        "reference",
                        "date",
                        "side",
                        "amount",
                        "balance",
                        "counterparty");

        static Line of(String[] fields, LocalDate today) {
            var account = fields[0].strip();
            if (!account.matches("[0-9A-Za-z]{4,34}")) {
                throw new Wrong("account", masked(account), Problem.of("SMP-SHA-0126"));
            }
            var reference = text("reference", fields[1], 1, 64);
            var date = dateIn("date", fields[2], today);
            var side =
                    switch (fields[3].strip().toLowerCase(Locale.ROOT)) {
                        case "in", "收入", "贷" -> BankLine.Side.IN;
                        case "out", "支出", "借" -> BankLine.Side.OUT;
                        default -> throw new Wrong("side", fields[3], Problem.of("SMP-SHA-0124"));
                    };
            long amount = amountIn("amount", fields[4]);
            if (amount == 0) {
                throw new Wrong("amount", fields[4], Problem.of("SMP-SHA-0123"));
            }
            var balance = Fen.parse(fields[5].strip());
            if (balance.isEmpty()) {
                throw new Wrong("balance", fields[5], Problem.of("SMP-SHA-0105"));
            }
            return new Line(
                    account.substring(account.length() - 4),
                    reference,
                    date,
                    side,
                    amount,
                    balance.getAsLong(),
                    text("counterparty", fields[6], 0, Row.COUNTERPARTY_MAX));
        }

        /** An account number is told back by its last digits only. */
        private static String masked(String account) {
            return account.length() <= 4 ? account : "…" + account.substring(account.length() - 4);
        }

        /** The first column whose content differs; empty if all are the same. */
        String differing(Line known) {
            if (side != known.side) {
                return "side";
            }
            if (amount != known.amount) {
                return "amount";
            }
            if (balance != known.balance) {
                return "balance";
            }
            return counterparty.equals(known.counterparty) ? "" : "counterparty";
        }

        String shown(String column) {
            return switch (column) {
                case "side" -> side.name().toLowerCase(Locale.ROOT);
                case "amount" -> Fen.text(amount);
                case "balance" -> Fen.text(balance);
                default -> counterparty;
            };
        }
    }

    /** What is wrong with a row; caught where rows are taken. */
    final class Wrong extends RuntimeException {

        private final Row.Refused refused;

        Wrong(String column, String value, Problem problem) {
            this.refused = Row.Refused.of(column, value, problem);
        }

        Row.Refused refused() {
            return refused;
        }
    }

    private static LocalDate dateIn(String column, String text, LocalDate today) {
        LocalDate date;
        try {
            date = LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Wrong(column, text, Problem.of("SMP-SHA-0120", e));
        }
        if (date.isBefore(Row.FIRST) || date.isAfter(today)) {
            throw new Wrong(column, text, Problem.of("SMP-SHA-0120"));
        }
        return date;
    }

    private static long amountIn(String column, String text) {
        OptionalLong fen = Fen.parse(text.strip());
        if (fen.isEmpty() || fen.getAsLong() < 0) {
            throw new Wrong(column, text, Problem.of("SMP-SHA-0123"));
        }
        return fen.getAsLong();
    }

    private static String text(String column, String field, int min, int max) {
        var text = field.strip();
        if (text.length() < min || text.length() > max) {
            throw new Wrong(column, text, Problem.of("SMP-SHA-0125").with("max", max));
        }
        return text;
    }
}
