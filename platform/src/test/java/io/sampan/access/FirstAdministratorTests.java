package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.install.FirstAdministrator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first person who may sign in to a fresh installation. */
class FirstAdministratorTests extends WebTest {

    @Autowired FirstAdministrator first;

    @Test
    void the_first_administrator_is_created_once_and_signs_in() {
        first.create("admin", "a first long password");
        first.create("admin", "another long password");

        var me = aBrowser().signIn("Admin", "a first long password");

        assertThat(me.json().path("roles").get(0).asString()).isEqualTo("ADMINISTRATOR");
        assertThat(me.json().path("changePassword").asBoolean()).isFalse();
        assertThat(first.missing()).isFalse();
    }
}
