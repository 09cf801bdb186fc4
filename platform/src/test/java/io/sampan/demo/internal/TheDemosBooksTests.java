package io.sampan.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.SampanApplication;
import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.SystemClock;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.Periods;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.Seals;
import io.sampan.install.SignIns;
import io.sampan.install.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = SampanApplication.class)
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class TheDemosBooksTests {

    private static final LocalDate LAST = LocalDate.parse("2026-02-17");

    @Autowired Bookkeeping bookkeeping;
    @Autowired Staff staff;
    @Autowired SignIns signIns;
    @Autowired Access access;
    @Autowired Accounting accounting;
    @Autowired Periods periods;
    @Autowired Reconciliation reconciliation;
    @Autowired Seals seals;
    @Autowired SystemClock clock;
    @Autowired TransactionTemplate transaction;

    @Test
    void are_closed_up_to_the_last_whole_month_matched_sealed_and_leave_one_difference() {
        clock.runAt(Instant.parse("2026-02-17T10:00:00Z"));
        access.as(Actor.SYSTEM, () -> staff.hire(signIns));
        var books = new BooksFixture(accounting, transaction);
        books.record("capital", "capital_paid_in", "2025-11-03", "owners", "cash 1000000.00");
        books.record("earned", "interest_accrued", "2025-12-31", "p", "interest 90.00");

        access.as(Actor.SYSTEM, () -> bookkeeping.keep(LAST));
        access.as(Actor.SYSTEM, () -> bookkeeping.keep(LAST));

        assertThat(periods.periods(LAST))
                .extracting(period -> period.month() + " " + period.state())
                .containsExactly(
                        "2026-02 OPEN", "2026-01 OPEN", "2025-12 CLOSED", "2025-11 CLOSED");
        assertThat(reconciliation.differences(true, null, 50).items())
                .extracting(found -> found.kind() + " " + found.journal())
                .containsExactly("NOT_AT_BANK demo:rent:2026-02-16");
        assertThat(reconciliation.comparisons())
                .allSatisfy(found -> assertThat(found.holds()).as(found.code()).isTrue());
        assertThat(seals.head().orElseThrow().size()).isGreaterThan(3);
        assertThat(accounting.audit().checks())
                .allSatisfy(check -> assertThat(check.examples()).as(check.name()).isEmpty());
        clock.runOn();
    }
}
