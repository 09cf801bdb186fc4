package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.accounting.BusinessDay;
import io.sampan.payments.Payments;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real application with a bank and a database that do what the test says. */
@TestConfiguration(proxyBeanMethods = false)
class BookConfiguration {

    @Bean
    StandInBank standInBank(
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            BusinessDay businessDay,
            Access access) {
        return new StandInBank(events, new TransactionTemplate(transactions), businessDay, access);
    }

    @Bean
    @Primary
    Payments standInPayments(StandInBank bank) {
        return bank.payments();
    }

    @Bean
    static BeanPostProcessor watchedDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new WatchedDatabase(source) : bean;
            }
        };
    }
}
