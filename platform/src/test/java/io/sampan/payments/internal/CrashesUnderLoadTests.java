package io.sampan.payments.internal;

import static io.sampan.payments.internal.PaymentsFixture.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Ids;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import io.sampan.accounting.LedgerAudit;
import io.sampan.install.TestDatabase;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferId;
import io.sampan.payments.internal.PaymentsFixture.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.TransactionException;

/**
 * Journals and pay-outs while the database cuts connections at random moments: whatever was
 * acknowledged is there, whatever was not is sent again with the same id, and nothing is there
 * twice.
 */
@ApplicationModuleTest(
        module = "payments",
        extraIncludes = {"access", "accounting"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(PaymentsFixture.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class CrashesUnderLoadTests {

    private static final int SECONDS = Integer.getInteger("sampan.crash.seconds", 6);
    private static final long SEED = Long.getLong("sampan.crash.seed", 20_261_124L);
    private static final String[] TAILS = {"0001", "9003", "9004", "9005", "9006"};

    @Autowired Play play;
    @Autowired TransferDesk payments;
    @Autowired Courier courier;
    @Autowired Accounting accounting;
    @Autowired Environment environment;

    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_happens_twice() throws Exception {
        play.begin();
        Set<String> journals = ConcurrentHashMap.newKeySet();
        Map<TransferId, String> transfers = new ConcurrentHashMap<>();
        var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var running =
                    java.util.List.of(
                            pool.submit(() -> record("A", end, journals)),
                            pool.submit(() -> record("B", end, journals)),
                            pool.submit(() -> payOut(end, transfers)),
                            pool.submit(() -> poll(end)),
                            pool.submit(() -> poll(end)),
                            pool.submit(() -> cutConnections(end)));
            for (var thread : running) {
                thread.get();
            }
        }
        System.out.printf(
                "seed %d: %d connections cut, %d calls failed, %d journals and %d pay-outs"
                        + " acknowledged%n",
                SEED, cut.get(), failures.get(), journals.size(), transfers.size());
        assertThat(cut.get()).isGreaterThan(SECONDS);
        assertThat(failures.get()).isPositive();
        play.clock.runAt(Instant.parse("2026-03-02T02:00:00Z"));
        play.pass(Duration.ofSeconds(90));

        assertThat(journals).isNotEmpty();
        journals.forEach(id -> assertThat(accounting.journal(id).entries()).hasSize(2));
        transfers.forEach(this::assertPaidOnce);
        assertThat(
                        TestDatabase.asOwner(environment)
                                .sql(
                                        "select count(*) from payments.simulated_order where times_moved <> 1")
                                .query(Long.class)
                                .single())
                .isZero();
        var audit = accounting.audit();
        assertThat(audit.checks()).allMatch(LedgerAudit.Check::holds);
        assertThat(audit.journals()).isEqualTo(journals.size() + transfers.size());
        assertThat(payments.openItems()).isEmpty();
    }

    private void assertPaidOnce(TransferId id, String subject) {
        assertThat(payments.transfer(id).state()).isEqualTo(State.SETTLED);
        assertThat(accounting.balance("1303", subject, PaymentsFixture.TODAY)).isEqualTo(AMOUNT);
        assertThat(accounting.journal("settled:" + id.value()).entries()).hasSize(2);
    }

    private void record(String writer, long end, Set<String> acknowledged) {
        for (int i = 0; System.nanoTime() < end; i++) {
            var journal =
                    new Journal(
                            writer + ":" + i,
                            "loan_disbursed",
                            PaymentsFixture.TODAY,
                            PaymentsFixture.TODAY,
                            writer + i,
                            Map.of("principal", AMOUNT));
            untilAcknowledged(
                    () -> play.transaction.executeWithoutResult(_ -> accounting.record(journal)));
            acknowledged.add(journal.id());
        }
    }

    private void payOut(long end, Map<TransferId, String> acknowledged) {
        for (int i = 0; System.nanoTime() < end; i++) {
            var id = new TransferId(Ids.next());
            PaymentOrder order = play.order("P" + i, TAILS[i % TAILS.length]);
            untilAcknowledged(() -> play.ordered(id, Direction.OUT, order));
            acknowledged.put(id, order.subject());
        }
    }

    /** What a caller does whose answer was lost: the same again. */
    private void untilAcknowledged(Runnable call) {
        while (true) {
            try {
                call.run();
                return;
            } catch (DataAccessException | TransactionException _) {
                failures.incrementAndGet();
            }
        }
    }

    /** A poller that dies and is replaced at once; time goes on a second a turn. */
    private void poll(long end) {
        while (System.nanoTime() < end) {
            try {
                play.clock.runAt(play.clock.instant().plusSeconds(1));
                courier.run();
            } catch (DataAccessException | TransactionException _) {
                failures.incrementAndGet();
            }
        }
    }

    private void cutConnections(long end) {
        var owner = TestDatabase.asOwner(environment);
        var random = new Random(SEED);
        while (System.nanoTime() < end) {
            cut.addAndGet(
                    owner.sql(
                                    """
                                    select count(pg_terminate_backend(pid))::int from (
                                        select pid from pg_stat_activity
                                        where datname = current_database() and usename = 'sampan_app'
                                          and state <> 'idle'
                                        order by random() limit ?) victims
                                    """)
                            .param(random.nextInt(1, 3))
                            .query(Integer.class)
                            .single());
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(20, 120)).toNanos());
        }
    }
}
