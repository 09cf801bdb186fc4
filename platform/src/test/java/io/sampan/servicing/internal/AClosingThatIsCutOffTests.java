package io.sampan.servicing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.SampanApplication;
import io.sampan.install.TestDatabase;
import io.sampan.payments.TransferId;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The same two months twice: once undisturbed, once with the process cut off at a random statement
 * or commit several times in every closing and every answer of the bank.
 */
class AClosingThatIsCutOffTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final long SEED = Long.getLong("sampan.seed", 20260112L);

    @Test
    void leads_to_the_same_books_as_one_that_is_not() {
        var quiet = months(new Random(SEED), false);
        var disturbed = months(new Random(SEED), true);

        assertThat(disturbed).as("-Dsampan.seed=%d", SEED).isEqualTo(quiet);
    }

    private static String months(Random random, boolean disturbed) {
        try (var context = application()) {
            var book = new BookFixture(context);
            book.businessDay.open(FIRST);
            for (int i = 1; i <= 9; i++) {
                // The fee tells the contracts apart in both runs.
                var id =
                        book.booked(
                                i * 1_000 + "0.00", "0.0" + i, 1 + i % 4, i + ".00", "p" + i % 2);
                book.bank.settles(book.payOut(id));
            }
            int cuts = 0;
            while (book.businessDay.today().isBefore(LAST)) {
                cuts += closed(book, disturbed ? random : null);
                cuts += answered(book, disturbed ? random : null);
            }
            assertThat(cuts > 100).isEqualTo(disturbed);
            return books(book);
        }
    }

    private static ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(SampanApplication.class, BookConfiguration.class)
                .properties("server.port=0")
                .initializers(new TestDatabase())
                .run();
    }

    /** Closes the day; cut off up to five times on the way. */
    private static int closed(BookFixture book, @Nullable Random random) {
        var day = book.businessDay.today();
        int cuts = 0;
        for (int attempt = 0; attempt < 5 && random != null; attempt++) {
            book.database.cutAfter(random.nextInt(60));
            boolean done = tried(() -> book.bySystem(() -> book.servicing.endOfDay(day)));
            cuts += book.database.wasCut() ? 1 : 0;
            book.database.restore();
            if (done) {
                return cuts;
            }
        }
        book.bySystem(() -> book.servicing.endOfDay(day));
        return cuts;
    }

    /** The bank answers every debit; said again until it was heard, and once more. */
    private static int answered(BookFixture book, @Nullable Random random) {
        int cuts = 0;
        for (var debit : book.debitsUnderWay()) {
            boolean pays = book.bank.transfer(debit).amount().minor() % 3 != 0;
            Runnable answer = () -> answer(book, debit, pays);
            for (int attempt = 0; attempt < 3 && random != null; attempt++) {
                book.database.cutAfter(random.nextInt(12));
                tried(answer);
                cuts += book.database.wasCut() ? 1 : 0;
                book.database.restore();
            }
            answer.run();
            answer.run();
        }
        return cuts;
    }

    private static void answer(BookFixture book, TransferId debit, boolean pays) {
        if (pays) {
            book.bank.settles(debit);
        } else {
            book.bank.fails(debit);
        }
    }

    private static boolean tried(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String books(BookFixture book) {
        var trial =
                book.accounting.trialBalance(LAST).rows().stream()
                        .map(row ->
                                "%s %s %s%n"
                                        .formatted(row.account().no(), row.debits(), row.credits()))
                        .collect(Collectors.joining());
        var text = new StringBuilder(trial);
        for (var table : List.of(FACTS, TOLD, DEBITS, ACCRUALS, STEPS, LATE, SET_ASIDE)) {
            book.jdbc
                    .sql(table)
                    .query(String.class)
                    .list()
                    .forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }

    private static final String FACTS =
            """
            select concat_ws(' ', c.fee_minor, f.number, f.kind, f.value_date, f.booked_on, f.amount_minor)
              from servicing.fact f join servicing.contract c on c.id = f.contract
             order by c.fee_minor, f.number
            """;

    private static final String TOLD =
            """
            select concat_ws(' ', c.fee_minor, w.risk_class, w.missed_through, s.outstanding_minor,
                             s.paid_penalty_minor, s.next_event_on)
              from servicing.watch w join servicing.contract c on c.id = w.contract
              join servicing.snapshot s on s.contract = c.id
             order by c.fee_minor
            """;

    private static final String DEBITS =
            """
            select concat_ws(' ', c.fee_minor, d.amount_minor, d.asked_on, d.state, count(*))
              from servicing.collection d join servicing.contract c on c.id = d.contract
             group by c.fee_minor, d.amount_minor, d.asked_on, d.state
             order by c.fee_minor, d.asked_on
            """;

    private static final String ACCRUALS =
            "select a::text from servicing.accrual a order by product, day";

    private static final String STEPS =
            """
            select concat_ws(' ', s.day, s.step, s.failed, s.finished_at is not null)
              from servicing.day_step s order by s.day, s.step
            """;

    private static final String LATE =
            "select l::text from servicing.late_at_close l order by day, bucket";

    private static final String SET_ASIDE =
            "select concat_ws(' ', day, step, code, cause) from servicing.set_aside order by day";
}
