package io.sampan.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.accounting.BankReferences;
import io.sampan.accounting.Reconciliation;
import io.sampan.install.TestDatabase;
import io.sampan.payments.BankStatements;
import io.sampan.payments.Payments;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.TransferId;
import io.sampan.payments.internal.PaymentsFixture.Play;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;

/** The bank's own book, as camt.053, finds what its answers have hidden. */
@ApplicationModuleTest(
        module = "payments",
        extraIncludes = {"access", "accounting"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({PaymentsFixture.class, TheStatementOfTheSimulatedBankTests.ByTransfer.class})
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class TheStatementOfTheSimulatedBankTests {

    @Autowired Play play;
    @Autowired TransferDesk payments;
    @Autowired BankStatements statements;
    @Autowired Reconciliation reconciliation;
    @Autowired Access access;

    @Test
    void a_settlement_the_bank_denied_and_one_it_invented_are_differences() {
        play.begin();
        for (var tail : new String[] {"0001", "9007", "9008"}) {
            play.ordered(Direction.OUT, "HT-" + tail, tail);
        }
        payments.poll();
        play.pass(Duration.ofSeconds(130));

        var file = statements.of(LocalDate.parse("2026-03-02"));
        var taken = access.as(Actor.SYSTEM, () -> reconciliation.take(file));

        assertThat(taken.lines()).isEqualTo(2);
        assertThat(taken.matched()).isEqualTo(1);
        assertThat(taken.closing()).hasToString("CNY -200.00");
        assertThat(reconciliation.differences(true, null, 50).items())
                .extracting(found -> found.kind() + " " + found.amount())
                .containsExactlyInAnyOrder("NOT_IN_BOOKS CNY 100.00", "NOT_AT_BANK CNY 100.00");
        assertThat(reconciliation.comparisons())
                .allSatisfy(found -> assertThat(found.holds()).as(found.code()).isTrue());
    }

    /** The fixture's lender names its journals after the transfer. */
    static final class ByTransfer implements BankReferences {

        private final Payments payments;

        ByTransfer(Payments payments) {
            this.payments = payments;
        }

        @Override
        public Map<String, Set<String>> of(Collection<String> journals) {
            var found = new HashMap<String, Set<String>>();
            for (var journal : journals) {
                var id = new TransferId(UUID.fromString(journal.substring("settled:".length())));
                var reference = payments.transfer(id).railReference();
                if (reference != null) {
                    found.put(journal, Set.of(reference));
                }
            }
            return found;
        }
    }
}
