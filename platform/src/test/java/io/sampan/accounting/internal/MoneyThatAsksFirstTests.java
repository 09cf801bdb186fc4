package io.sampan.accounting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.Authorising;
import io.sampan.accounting.Seals;
import io.sampan.install.TestDatabase;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Side;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A movement that is authorised: asked of the ledger, answered after it is committed. */
@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class MoneyThatAsksFirstTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Autowired Authorising authorising;
    @Autowired Accounting accounting;
    @Autowired Seals seals;
    @Autowired Environment environment;
    @Autowired BeanFactory beans;

    private AccountId cash;
    private AccountId interest;

    @BeforeEach
    void anEmptyBook() {
        LaneFixture.restart(beans);
        TestDatabase.asOwner(environment)
                .sql(
                        """
                        truncate accounting.entry, accounting.transfer, accounting.account,
                            accounting.sweep, accounting.batch, accounting.refusal,
                            accounting.seal_block, accounting.seal_chunk, accounting.month_fact
                        """)
                .update();
        cash = authorising.account("1002", "CNY", "");
        interest = authorising.account("6011", "CNY", "p");
    }

    @Test
    void is_refused_in_a_closed_month_unless_it_was_asked_before() {
        var asked = transfer(5);
        assertThat(authorising.ask(DAY, asked)).isInstanceOf(Done.class);
        TestDatabase.asOwner(environment)
                .sql(
                        """
                        insert into accounting.month_fact
                            (month, number, kind, at, actor, actor_name, reason, journals, transfers, digest)
                        values ('2026-03-01', 1, 'CLOSED', now(), gen_random_uuid(), 'a', '', 0, 1, 'd')
                        """)
                .update();

        assertThat(authorising.ask(DAY, asked)).isInstanceOf(Repeated.class);
        assertThatThrownBy(() -> authorising.ask(DAY, transfer(7)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("SMP-ACT-0423");
        assertThat(authorising.ask(DAY.plusMonths(1), transfer(7))).isInstanceOf(Done.class);
    }

    @Test
    void is_sealed_with_what_a_sweep_asked_for() {
        authorising.ask(DAY, transfer(500));
        var sweep = new Sweep(fresh(), interest, cash, Money.cny("9.99"), Side.DEBIT);
        assertThat(authorising.ask(DAY, sweep)).isInstanceOf(Done.class);
        seals.seal();
        assertThat(unsound()).isEmpty();

        TestDatabase.asOwner(environment)
                .sql("update accounting.sweep set most_minor = most_minor + 1")
                .update();

        assertThat(unsound()).contains("sealed_rows_unchanged");
    }

    private java.util.List<String> unsound() {
        return accounting.audit().checks().stream()
                .filter(check -> !check.holds())
                .map(check -> check.name())
                .toList();
    }

    private Transfer transfer(long minor) {
        return new Transfer(fresh(), cash, interest, Money.ofMinor(Money.CNY, minor));
    }

    private static TransferId fresh() {
        return new TransferId(UUID.randomUUID());
    }
}
