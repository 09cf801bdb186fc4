package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the Spring application on a database. */
final class Application {

    /** By name, because this package must not depend on the one that holds everything. */
    private static final String MAIN = "io.sampan.SampanApplication";

    private Application() {}

    /**
     * @param settings known from the first line of the log on, and stronger than any other source
     */
    static ConfigurableApplicationContext run(
            Home home, Database database, Map<String, String> settings, String... profiles) {
        var given = new HashMap<String, Object>();
        given.put("sampan.home", home.root().toString());
        given.put("spring.datasource.url", database.url());
        given.put("spring.datasource.username", database.application().role());
        given.put("spring.datasource.password", database.application().password());
        given.put("spring.flyway.url", database.url());
        given.put("spring.flyway.user", database.owner().role());
        given.put("spring.flyway.password", database.owner().password());
        var spring = new SpringApplication(mainClass());
        spring.setAdditionalProfiles(profiles);
        spring.addInitializers(
                (ApplicationContextInitializer<ConfigurableApplicationContext>)
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(new MapPropertySource("sampan", given)));
        try {
            return spring.run(
                    settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new));
        } catch (RuntimeException e) {
            throw refusalIn(e);
        }
    }

    private static RuntimeException refusalIn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return new Refusal("Sampan does not start: " + failure.getMessage(), failure);
    }

    private static Class<?> mainClass() {
        try {
            return Class.forName(MAIN);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
