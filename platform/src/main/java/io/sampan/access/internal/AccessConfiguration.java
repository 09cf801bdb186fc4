package io.sampan.access.internal;

import io.sampan.access.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/** Beans that every capability shares. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    SystemClock clock() {
        return new SystemClock();
    }

    @Bean
    JacksonModule moneyAsText() {
        return new MoneyModule();
    }
}
