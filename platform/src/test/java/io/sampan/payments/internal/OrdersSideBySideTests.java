package io.sampan.payments.internal;

import static io.sampan.payments.internal.PaymentsFixture.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.install.TestDatabase;
import io.sampan.payments.BankRail;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailOrder;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferId;
import io.sampan.payments.internal.PaymentsFixture.Lender;
import io.sampan.payments.internal.PaymentsFixture.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;

/** Many orders that are due at once, over a bank that takes its time. */
@ApplicationModuleTest(
        module = "payments",
        extraIncludes = {"access", "accounting"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({PaymentsFixture.class, OrdersSideBySideTests.SlowBank.class})
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class OrdersSideBySideTests {

    private static final int ORDERS = 3 * Courier.CLAIM_MAX;

    @Autowired Play play;
    @Autowired Lender lender;
    @Autowired TransferDesk payments;
    @Autowired Counter rail;
    @Autowired JdbcClient jdbc;

    @Test
    void they_are_carried_side_by_side_but_never_too_many_and_each_exactly_once() {
        play.begin();
        var ordered = new ArrayList<TransferId>();
        for (int i = 0; i < ORDERS; i++) {
            ordered.add(play.ordered(Direction.OUT, "HT-" + i, "0001"));
        }

        int ended = payments.poll();

        assertThat(ended).isEqualTo(ORDERS);
        assertThat(rail.most).hasValueBetween(2, Courier.ABREAST_MAX);
        assertThat(rail.sent).hasSize(ORDERS).doesNotHaveDuplicates();
        assertThat(ordered)
                .allMatch(id -> payments.transfer(id).state() == State.SETTLED)
                .allMatch(id -> lender.toldAbout(payments.transfer(id).subject()).size() == 1);
        assertThat(moved()).isEqualTo(AMOUNT.minor() * ORDERS);
    }

    @Test
    void one_that_breaks_on_the_way_does_not_keep_the_others_from_arriving() {
        play.begin();
        var broken = play.ordered(Direction.OUT, "HT-broken", "0002");
        var sound = new ArrayList<TransferId>();
        for (int i = 0; i < 6; i++) {
            sound.add(play.ordered(Direction.OUT, "HT-sound-" + i, "0001"));
        }
        rail.breaks = broken;

        payments.poll();

        assertThat(sound).allMatch(id -> payments.transfer(id).state() == State.SETTLED);
        assertThat(payments.transfer(broken).state()).isEqualTo(State.IN_FLIGHT);
    }

    private long moved() {
        return jdbc.sql(
                        "select sum(amount_minor * times_moved)::bigint from payments.simulated_order")
                .query(Long.class)
                .single();
    }

    @TestConfiguration
    static class SlowBank {

        @Bean
        @Primary
        Counter counter(SimulatedBank bank) {
            return new Counter(bank);
        }
    }

    /** The simulated bank, slow, and counting who stands at its counter. */
    static final class Counter implements BankRail {

        private final SimulatedBank bank;
        private final AtomicInteger here = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final List<UUID> sent = new CopyOnWriteArrayList<>();
        volatile TransferId breaks = new TransferId(new UUID(0, 0));

        Counter(SimulatedBank bank) {
            this.bank = bank;
        }

        @Override
        public RailAnswer send(RailOrder order) {
            most.accumulateAndGet(here.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
                if (order.id().equals(TransferTable.attemptId(breaks, 1))) {
                    throw new IllegalStateException("the line broke");
                }
                sent.add(order.id());
                return bank.send(order);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                here.decrementAndGet();
            }
        }

        @Override
        public RailAnswer ask(UUID id) {
            return bank.ask(id);
        }
    }
}
