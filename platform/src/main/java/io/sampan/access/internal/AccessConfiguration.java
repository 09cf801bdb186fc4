package io.sampan.access.internal;

import io.sampan.access.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

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

    /** What may be missing in a request is said by the types. */
    @Bean
    JacksonModule requiredMembers() {
        return new SimpleModule("required members") {
            @Override
            public void setupModule(SetupContext context) {
                context.insertAnnotationIntrospector(new RequiredMembers());
            }
        };
    }
}
