package io.sampan.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.payments.Payments;
import io.sampan.payments.internal.TransferDesk.Ordered;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class ThePollJobTests {

    private final Semaphore polls = new Semaphore(0);

    @Test
    void it_polls_again_and_again_also_after_the_database_was_away() throws Exception {
        try (var _ = running(Duration.ofMillis(20), true)) {
            assertThat(polls.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_order_is_carried_as_soon_as_it_is_committed() throws Exception {
        try (var context = running(Duration.ofHours(1), false)) {
            assertThat(polls.tryAcquire(20, TimeUnit.SECONDS)).isTrue(); // The first turn.

            var transaction = new TransactionTemplate(new NoTransactions());
            transaction.executeWithoutResult(status -> {
                context.publishEvent(new Ordered());
                status.setRollbackOnly();
            });
            assertThat(polls.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();

            transaction.executeWithoutResult(_ -> context.publishEvent(new Ordered()));
            assertThat(polls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private AnnotationConfigApplicationContext running(Duration every, boolean databaseAway) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of("sampan.payments.poll-every", every.toMillis() + "ms")));
        context.register(Jobs.class);
        context.registerBean(Payments.class, () -> counting(databaseAway));
        context.registerBean(PollJob.class);
        context.refresh();
        return context;
    }

    private Payments counting(boolean databaseAway) {
        return (Payments)
                Proxy.newProxyInstance(
                        Payments.class.getClassLoader(),
                        new Class<?>[] {Payments.class},
                        (_, method, _) -> {
                            if (!method.getName().equals("poll")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            polls.release();
                            if (databaseAway) {
                                throw new DataAccessResourceFailureException("away");
                            }
                            return 0;
                        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @EnableTransactionManagement
    static class Jobs {}

    /** Transactions of nothing, with their callbacks. */
    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
