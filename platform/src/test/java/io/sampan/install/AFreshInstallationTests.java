package io.sampan.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a migrated database, before anybody has worked with it. */
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class AFreshInstallationTests {

    @Autowired private JdbcClient jdbc;
    @Autowired private Keys keys;
    @Autowired private Environment environment;

    @Test
    void it_works_as_the_application_s_role() {
        assertThat(jdbc.sql("select current_user").query(String.class).single())
                .isEqualTo("sampan_app");
    }

    @Test
    void it_has_two_different_keys_and_tells_neither() {
        assertThat(keys.encryption().getEncoded()).isNotEqualTo(keys.hashing().getEncoded());
        assertThat(keys.toString()).isEqualTo("Keys[not shown]");
    }

    @Test
    void its_database_remembers_its_keys_and_the_application_cannot_change_that() {
        var fingerprint =
                jdbc.sql("select keys_fingerprint from platform.installation")
                        .query(String.class)
                        .single();

        assertThat(fingerprint).matches("[0-9a-f]{16}:[0-9a-f]{16}");
        assertThatThrownBy(() ->
                        jdbc.sql("update platform.installation set keys_fingerprint = 'x'")
                                .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void a_test_may_tamper_as_the_owner() {
        assertThat(
                        TestDatabase.asOwner(environment)
                                .sql("select current_user")
                                .query(String.class)
                                .single())
                .isEqualTo("sampan");
    }
}
