package io.sampan.install.internal;

import io.sampan.install.Keys;
import io.sampan.install.SignIns;
import io.sampan.install.SigningKey;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires what the machine gives to the application. */
@Configuration(proxyBeanMethods = false)
class InstallConfiguration {

    @Bean
    Keys keys(@Value("${sampan.home}") Path home, JdbcClient jdbc) {
        return new KeyFiles(new Home(home).keys()).open(jdbc);
    }

    @Bean
    SigningKey signingKey(@Value("${sampan.home}") Path home) {
        return new SigningKeyFile(new Home(home).keys()).open();
    }

    @Bean
    SignIns signIns(@Value("${sampan.home}") Path home) {
        return new SignInFile(home.resolve("sign-ins.txt"));
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return flyway ->
                Migrations.run(Flyway.configure().configuration(flyway.getConfiguration()));
    }

    /** Jobs run in the server; a command that only looks, and most tests, turn them off. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
    @EnableScheduling
    static class Jobs {}
}
