package io.sampan.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
class ManyWritersTests {

    private static final int WRITERS = 8;
    private static final int EACH = Integer.getInteger("sampan.accounting.each", 60);

    private static final int BATCH = Integer.getInteger("sampan.accounting.batch", 1_200);

    @Autowired Accounting accounting;
    @Autowired TransactionTemplate transaction;

    @Test
    void writers_of_the_same_accounts_lose_nothing_and_leave_the_books_sound() throws Exception {
        var books = new BooksFixture(accounting, transaction);
        var writers = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var subject = "W" + writer;
            writers.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    books.record(
                            subject + ":" + i,
                            "loan_disbursed",
                            "2026-03-02",
                            subject,
                            "principal 1.00");
                }
                return null;
            });
        }
        books.record("warm", "loan_disbursed", "2026-03-02", "warm", "principal 1.00");
        var started = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            for (var done : pool.invokeAll(writers)) {
                done.get();
            }
        }
        print("one journal a transaction, " + WRITERS + " writers", WRITERS * EACH, started);

        var audit = accounting.audit();
        assertThat(audit.checks()).allMatch(LedgerAudit.Check::holds);
        assertThat(audit.journals()).isGreaterThanOrEqualTo((long) WRITERS * EACH);
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(accounting.balance("1303", "W" + writer, LocalDate.parse("2026-03-02")))
                    .isEqualTo(Money.cny(EACH + ".00"));
        }
    }

    @Test
    void many_journals_of_one_transaction_are_written_together() {
        var batch = new ArrayList<Journal>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(
                    BooksFixture.journal(
                            "batch:" + i,
                            "loan_disbursed",
                            "2026-03-02",
                            "B" + i,
                            "principal 1.00"));
        }
        var started = System.nanoTime();

        new BooksFixture(accounting, transaction).record(batch.toArray(Journal[]::new));

        print("one transaction", batch.size(), started);
        var asked = System.nanoTime();
        var trial = accounting.trialBalance(LocalDate.parse("2026-12-31"));
        System.out.printf("trial balance: %d ms%n", (System.nanoTime() - asked) / 1_000_000);
        assertThat(trial.balanced()).isTrue();
        assertThat(accounting.audit().checks()).allMatch(LedgerAudit.Check::holds);
    }

    private static void print(String what, int journals, long startedNanos) {
        var seconds = (System.nanoTime() - startedNanos) / 1e9;
        System.out.println(
                Map.of(
                        "bench",
                        "accounting.record",
                        "case",
                        what,
                        "value",
                        Math.round(journals / seconds),
                        "unit",
                        "journals_per_s"));
    }
}
