package io.sampan.accounting.internal.web;

import io.sampan.accounting.EntryLine;
import io.sampan.accounting.FinancialStatements;
import io.sampan.accounting.FinancialStatements.Asked;
import io.sampan.accounting.FinancialStatements.Balances;
import io.sampan.accounting.FinancialStatements.Compare;
import io.sampan.accounting.FinancialStatements.Kind;
import io.sampan.accounting.FinancialStatements.Part;
import io.sampan.accounting.FinancialStatements.Statement;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Financial statements over HTTP, on a page and as files. */
@RestController
@RequestMapping("/api/v1/accounting")
@PreAuthorize("hasAnyRole('ACCOUNTANT', 'AUDITOR')")
class StatementController {

    private final FinancialStatements statements;

    StatementController(FinancialStatements statements) {
        this.statements = statements;
    }

    @GetMapping("/statements/{kind}")
    Statement statement(
            @PathVariable String kind,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "BEFORE") Compare compare) {
        return statements.statement(kind(kind), new Asked(from, to, knownAt, compare));
    }

    @GetMapping("/statements/{kind}/lines/{line}")
    List<Part> parts(
            @PathVariable String kind,
            @PathVariable String line,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return statements.parts(kind(kind), line, new Asked(from, to, knownAt, Compare.BEFORE));
    }

    @GetMapping("/statements/{kind}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String kind,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "BEFORE") Compare compare,
            @RequestParam(defaultValue = "XLSX") Sheet.Format format,
            @RequestParam(defaultValue = "zh") String language) {
        var statement = statement(kind, from, to, knownAt, compare);
        boolean sheet = statement.kind() == Kind.BALANCE_SHEET;
        var about = new ArrayList<List<String>>();
        about.add(List.of(statement.name().in(language)));
        about.add(List.of(sheet ? to.toString() : from + " – " + to, statement.currency()));
        if (knownAt != null) {
            about.add(List.of(KNOWN.in(language), knownAt.toString()));
        }
        about.add(List.of(statement.citation()));
        var heads =
                List.of(
                        LINE.in(language),
                        NAME.in(language),
                        sheet ? to.toString() : from + " – " + to,
                        sheet
                                ? statement.comparedTo().toString()
                                : statement.comparedFrom() + " – " + statement.comparedTo());
        var rows = new ArrayList<List<Object>>();
        for (var line : statement.lines()) {
            rows.add(
                    Sheet.row(
                            line.code(),
                            "　".repeat(line.level()) + line.name().in(language),
                            decimal(line.amount()),
                            decimal(line.compared())));
        }
        return new Sheet(kind + "-" + to, about, heads, rows).answer(format);
    }

    /** A row of account balances; a balance stands on its side. */
    record BalanceRow(
            EntryLine.AccountName account,
            String currency,
            Money opening,
            Side openingSide,
            Money debits,
            Money credits,
            Money closing,
            Side closingSide) {

        BalanceRow(FinancialStatements.BalanceRow row) {
            this(
                    new EntryLine.AccountName(row.account().no(), row.account().name()),
                    row.currency(),
                    row.opening().isNegative() ? row.opening().negated() : row.opening(),
                    row.opening().isNegative() ? Side.CREDIT : Side.DEBIT,
                    row.debits(),
                    row.credits(),
                    row.closing().isNegative() ? row.closing().negated() : row.closing(),
                    row.closing().isNegative() ? Side.CREDIT : Side.DEBIT);
        }
    }

    record BalancesBody(
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            List<BalanceRow> rows,
            boolean balanced) {

        BalancesBody(Balances balances) {
            this(
                    balances.from(),
                    balances.to(),
                    balances.knownAt(),
                    balances.rows().stream().map(BalanceRow::new).toList(),
                    balances.balanced());
        }
    }

    @GetMapping("/balances")
    BalancesBody balances(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return new BalancesBody(statements.balances(from, to, knownAt));
    }

    @GetMapping("/balances/file")
    ResponseEntity<byte[]> balancesFile(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "XLSX") Sheet.Format format,
            @RequestParam(defaultValue = "zh") String language) {
        var about = new ArrayList<List<String>>();
        about.add(List.of(BALANCES.in(language)));
        about.add(List.of(from + " – " + to));
        if (knownAt != null) {
            about.add(List.of(KNOWN.in(language), knownAt.toString()));
        }
        var heads =
                List.of(
                        ACCOUNT.in(language),
                        NAME.in(language),
                        CURRENCY.in(language),
                        OPENING_DEBIT.in(language),
                        OPENING_CREDIT.in(language),
                        DEBITS.in(language),
                        CREDITS.in(language),
                        CLOSING_DEBIT.in(language),
                        CLOSING_CREDIT.in(language));
        var rows = new ArrayList<List<Object>>();
        for (var row : statements.balances(from, to, knownAt).rows()) {
            var zero = Money.zero(row.currency());
            rows.add(
                    Sheet.row(
                            row.account().no(),
                            row.account().name().in(language),
                            row.currency(),
                            row.opening().max(zero).amount(),
                            row.opening().negated().max(zero).amount(),
                            row.debits().amount(),
                            row.credits().amount(),
                            row.closing().max(zero).amount(),
                            row.closing().negated().max(zero).amount()));
        }
        return new Sheet("account-balances-" + to, about, heads, rows).answer(format);
    }

    private static final Words LINE = new Words("行次", "Line");
    private static final Words NAME = new Words("项目", "Name");
    private static final Words KNOWN = new Words("按此刻已知", "As known at");
    private static final Words BALANCES = new Words("科目余额表", "Account balances");
    private static final Words ACCOUNT = new Words("科目", "Account");
    private static final Words CURRENCY = new Words("币种", "Currency");
    private static final Words OPENING_DEBIT = new Words("期初借方", "Opening debit");
    private static final Words OPENING_CREDIT = new Words("期初贷方", "Opening credit");
    private static final Words DEBITS = new Words("本期借方", "Debits");
    private static final Words CREDITS = new Words("本期贷方", "Credits");
    private static final Words CLOSING_DEBIT = new Words("期末借方", "Closing debit");
    private static final Words CLOSING_CREDIT = new Words("期末贷方", "Closing credit");

    /** {@code balance-sheet}, {@code profit-and-loss}, {@code cash-flow}. */
    private static Kind kind(String text) {
        return Kind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable BigDecimal decimal(@Nullable Money money) {
        return money == null ? null : money.amount();
    }
}
