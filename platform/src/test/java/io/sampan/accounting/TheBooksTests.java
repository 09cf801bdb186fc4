package io.sampan.accounting;

import static io.sampan.accounting.BooksFixture.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Problem;
import io.sampan.install.FirstDay;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class TheBooksTests {

    private static int count;

    @Autowired Accounting accounting;
    @Autowired TransactionTemplate transaction;

    private BooksFixture books;
    private String loan;

    @BeforeEach
    void anotherLoan() {
        books = new BooksFixture(accounting, transaction);
        loan = "HT-" + ++count;
    }

    /** Runs first of all: the only test that looks at all accounts lives in years of its own. */
    @Test
    void a_loan_from_pay_out_to_last_instalment_leaves_the_books_balanced() {
        books.record("life:capital", "capital_paid_in", "2019-01-01", "owners", "cash 500000.00");
        books.record("life:out", "loan_disbursed", "2019-01-02", loan, "principal 120000.00");
        books.record(
                "life:accrued",
                "interest_accrued",
                "2019-01-31",
                "working-capital",
                "interest 720.00");
        books.record("life:fee", "fee_charged", "2019-01-31", loan, "fee 100.00, vat 6.00");
        books.record(
                "life:paid",
                "receipt_allocated",
                "2019-02-02",
                loan,
                "fee 106.00, interest 720.00, principal 10000.00, penalty 0.00, excess 5.50");

        assertThat(books.trialBalance("2019-02-01"))
                .isEqualTo(
                        """
                        no   |        debit |       credit |
                        1002 |    380000.00 |         0.00 | 银行存款
                        1132 |       720.00 |         0.00 | 应收利息
                        1221 |       106.00 |         0.00 | 其他应收款
                        1303 |    120000.00 |         0.00 | 贷款
                        2221 |         0.00 |         6.00 | 应交税费
                        4001 |         0.00 |    500000.00 | 实收资本
                        6011 |         0.00 |       720.00 | 利息收入
                        6021 |         0.00 |       100.00 | 手续费及佣金收入
                             |    500826.00 |    500826.00 | balanced
                        """);
        assertThat(books.trialBalance("2019-02-02"))
                .isEqualTo(
                        """
                        no   |        debit |       credit |
                        1002 |    390831.50 |         0.00 | 银行存款
                        1132 |         0.00 |         0.00 | 应收利息
                        1221 |         0.00 |         0.00 | 其他应收款
                        1303 |    110000.00 |         0.00 | 贷款
                        2221 |         0.00 |         6.00 | 应交税费
                        2241 |         0.00 |         5.50 | 其他应付款
                        4001 |         0.00 |    500000.00 | 实收资本
                        6011 |         0.00 |       720.00 | 利息收入
                        6021 |         0.00 |       100.00 | 手续费及佣金收入
                             |    500831.50 |    500831.50 | balanced
                        """);
    }

    @Test
    void every_figure_leads_to_its_entries_and_these_to_the_journal() {
        books.record(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");
        books.record(loan + ":in", "receipt_allocated", "2026-04-02", loan, "principal 400.00");

        assertThat(accounting.balance("1303", loan, LocalDate.parse("2026-04-01")))
                .isEqualTo(Money.cny("1000.00"));
        assertThat(accounting.balance("1303", loan, LocalDate.parse("2026-04-02")))
                .isEqualTo(Money.cny("600.00"));
        assertThat(books.entries(loan).lines().filter(line -> line.contains("1303")))
                .containsExactly(
                        "2026-04-02 | %s:in | 1303 CREDIT |     400.00 |     600.00"
                                .formatted(loan),
                        "2026-03-02 | %s:out | 1303 DEBIT  |    1000.00 |    1000.00"
                                .formatted(loan));
        var journal = accounting.journal(loan + ":in");
        assertThat(journal.subject()).isEqualTo(loan);
        assertThat(journal.rule().zh()).isEqualTo("收回贷款本息");
        assertThat(journal.citation()).contains("财会〔2006〕18号");
        assertThat(journal.entries()).hasSize(2);
    }

    @Test
    void the_same_journal_again_changes_nothing() {
        var out = journal(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");
        books.record(out);

        books.record(out);
        books.record(out, out);

        assertThat(books.entries(loan).lines()).hasSize(2);
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict_that_names_the_field() {
        books.record(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");

        assertThatThrownBy(() ->
                        books.record(
                                loan + ":out",
                                "loan_disbursed",
                                "2026-03-02",
                                loan,
                                "principal 1000.01"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("SMP-ACT-0409");
                            assertThat(problem.field()).isEqualTo("amounts");
                        });
    }

    @Test
    void a_journal_lives_and_dies_with_its_transaction() {
        transaction.executeWithoutResult(status -> {
            accounting.record(
                    journal(loan, "loan_disbursed", "2026-03-02", loan, "principal 5.00"));
            status.setRollbackOnly();
        });

        assertThat(books.entries(loan)).isEmpty();
        assertThatThrownBy(() ->
                        accounting.record(
                                journal(
                                        loan,
                                        "loan_disbursed",
                                        "2026-03-02",
                                        loan,
                                        "principal 5.00")))
                .hasMessageContaining("inside the transaction");
    }

    @Test
    void a_transaction_reads_what_it_has_recorded() {
        var balance =
                transaction.execute(_ -> {
                    accounting.record(
                            journal(loan, "loan_disbursed", "2026-03-02", loan, "principal 5.00"));
                    return accounting.balance("1303", loan, LocalDate.parse("2026-03-02"));
                });

        assertThat(balance).isEqualTo(Money.cny("5.00"));
    }

    @Test
    void in_bulk_entries_follow_and_whoever_needs_them_asks() {
        try (var _ = accounting.bulk()) {
            books.record(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");
        }

        assertThat(accounting.settle()).isZero();
        assertThat(accounting.journal(loan + ":out").entries()).hasSize(2);
    }

    @Test
    void more_principal_than_was_lent_cannot_be_repaid() {
        books.record(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");

        assertThatThrownBy(() ->
                        books.record(
                                loan + ":in",
                                "receipt_allocated",
                                "2026-04-02",
                                loan,
                                "principal 1000.01"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LimitExceeded");
        assertThat(accounting.balance("1303", loan, LocalDate.parse("2026-12-31")))
                .isEqualTo(Money.cny("1000.00"));
    }

    @Test
    void what_the_rules_do_not_know_is_refused_when_it_is_recorded() {
        assertThatThrownBy(() -> books.record(loan, "wished_for", "2026-03-02", loan, "cash 1.00"))
                .hasMessageContaining("no posting rule for wished_for");
        assertThatThrownBy(() ->
                        books.record(loan, "loan_disbursed", "2026-03-02", loan, "intrest 1.00"))
                .hasMessageContaining("has no amount intrest");
        assertThatThrownBy(() ->
                        books.record(loan, "loan_disbursed", "2026-03-02", loan, "principal -1.00"))
                .hasMessageContaining("negative");
        assertThatThrownBy(() ->
                        books.record(loan, "loan_disbursed", "2026-03-02", loan, "principal 0.00"))
                .hasMessageContaining("no positive amount");
    }

    @Test
    void a_backdated_entry_counts_from_its_value_date() {
        books.record(loan + ":out", "loan_disbursed", "2026-03-02", loan, "principal 1000.00");
        books.record(loan + ":may", "receipt_allocated", "2026-05-02", loan, "principal 100.00");
        books.record(
                new Journal(
                        loan + ":april",
                        "receipt_allocated",
                        LocalDate.parse("2026-04-02"),
                        LocalDate.parse("2026-05-03"),
                        loan,
                        java.util.Map.of("principal", Money.cny("200.00"))));

        assertThat(accounting.balance("1303", loan, LocalDate.parse("2026-04-02")))
                .isEqualTo(Money.cny("800.00"));
        assertThat(accounting.journal(loan + ":april").bookingDate())
                .isEqualTo(LocalDate.parse("2026-05-03"));
    }

    @Test
    void pages_of_entries_neither_repeat_nor_miss_a_line() {
        for (int i = 1; i <= 7; i++) {
            books.record(
                    loan + ":" + i,
                    "loan_disbursed",
                    "2026-03-0" + i,
                    loan,
                    "principal " + i + ".00");
        }
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = accounting.entries(new EntryQuery(null, loan, null, null, cursor, 3));
            page.items().forEach(line -> seen.add(line.journal() + line.side()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(14).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo(loan + ":7DEBIT");
        assertThatThrownBy(() -> accounting.entries(new EntryQuery(null, loan, null, null, "?", 3)))
                .hasMessageContaining("SMP-IN-0007");
    }

    @Test
    void the_business_day_moves_forward_only() {
        var day = businessDay;
        day.open(LocalDate.parse("2026-03-02"));
        day.open(LocalDate.parse("2026-01-01"));
        firstDay.openIfNone();
        day.advance(LocalDate.parse("2026-03-03"));
        day.advance(LocalDate.parse("2026-03-03"));

        assertThat(day.today()).isEqualTo(LocalDate.parse("2026-03-03"));
        assertThatThrownBy(() -> day.advance(LocalDate.parse("2026-03-02")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Autowired BusinessDay businessDay;
    @Autowired FirstDay firstDay;
}
