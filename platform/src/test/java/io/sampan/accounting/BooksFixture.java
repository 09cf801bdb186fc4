package io.sampan.accounting;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** Journals in one line, recorded in transactions of their own, and the books as tables. */
public final class BooksFixture {

    private final Accounting accounting;
    private final TransactionTemplate transaction;

    public BooksFixture(Accounting accounting, TransactionTemplate transaction) {
        this.accounting = accounting;
        this.transaction = transaction;
    }

    /**
     * @param amounts {@code principal 100.00, interest 1.00}
     */
    public static Journal journal(
            String id, String event, String day, String subject, String amounts) {
        var read = new TreeMap<String, Money>();
        for (var amount : amounts.split(", ")) {
            var parts = amount.split(" ");
            read.put(parts[0], Money.cny(parts[1]));
        }
        return new Journal(
                id, event, LocalDate.parse(day), LocalDate.parse(day), subject, Map.copyOf(read));
    }

    public void record(String id, String event, String day, String subject, String amounts) {
        record(journal(id, event, day, subject, amounts));
    }

    public void record(Journal... journals) {
        transaction.executeWithoutResult(_ -> {
            for (var journal : journals) {
                accounting.record(journal);
            }
        });
    }

    public String trialBalance(String day) {
        var trial = accounting.trialBalance(LocalDate.parse(day));
        return trial.rows().stream()
                        .map(row ->
                                "%s | %12s | %12s | %s%n"
                                        .formatted(
                                                row.account().no(),
                                                row.debit().amount(),
                                                row.credit().amount(),
                                                row.account().name().zh()))
                        .collect(
                                Collectors.joining(
                                        "", "no   |        debit |       credit |\n", ""))
                + "     | %12s | %12s | %s%n"
                        .formatted(
                                trial.totalDebit().amount(),
                                trial.totalCredit().amount(),
                                trial.balanced() ? "balanced" : "NOT BALANCED");
    }

    public String entries(String subject) {
        return accounting.entries(EntryQuery.of(subject)).items().stream()
                .map(line ->
                        "%s | %s | %s %-6s | %10s | %10s%n"
                                .formatted(
                                        line.valueDate(),
                                        line.journal(),
                                        line.account().no(),
                                        line.side(),
                                        line.amount().amount(),
                                        line.balance().amount()))
                .collect(Collectors.joining());
    }
}
