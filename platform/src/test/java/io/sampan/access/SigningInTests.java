package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in as a browser does it, over HTTP. */
class SigningInTests extends WebTest {

    @Autowired SystemClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.runOn();
    }

    @Test
    void a_user_signs_in_and_sees_who_he_is() {
        var user = aUser(Role.UNDERWRITER);
        var browser = aBrowser();

        var answer = browser.signIn(user.userName(), PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("userName").asString()).isEqualTo(user.userName());
        assertThat(answer.json().path("roles").get(0).asString()).isEqualTo("UNDERWRITER");
        assertThat(answer.json().path("enterprise").isNull()).isTrue();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_changes_at_sign_in() {
        var user = aUser(Role.OPERATIONS);
        var browser = aBrowser();
        browser.get("/api/v1/session");
        var tokenBefore = browser.cookie("XSRF-TOKEN");

        browser.signIn(user.userName(), PASSWORD);

        assertThat(browser.setCookie("SAMPAN_SESSION")).contains("HttpOnly", "SameSite=Lax");
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(tokenBefore).isNotBlank();
    }

    @Test
    void after_signing_out_the_session_is_worth_nothing() {
        var browser = aBrowser();
        browser.signIn(aUser(Role.OPERATIONS).userName(), PASSWORD);
        var session = browser.cookie("SAMPAN_SESSION");

        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);

        var thief = aBrowser();
        thief.setCookie("SAMPAN_SESSION", session);
        assertThat(thief.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        var user = aUser(Role.ACCOUNTANT);

        var wrong = aBrowser().signIn(user.userName(), "not the password");
        var unknown = aBrowser().signIn("nobody-" + user.userName(), "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problemWithoutInstance()).isEqualTo(unknown.problemWithoutInstance());
        assertThat(wrong.json().path("code").asString()).isEqualTo("SMP-ACC-0001");
    }

    @Test
    void an_unknown_user_takes_as_long_to_refuse_as_a_known_one() {
        var user = aUser(Role.ACCOUNTANT);
        aBrowser().signIn("warm-up", "not the password");
        var known = Duration.ofDays(1);
        var unknown = Duration.ofDays(1);

        for (int i = 0; i < 4; i++) {
            known = shorter(known, refused(user.userName()));
            unknown = shorter(unknown, refused("nobody-" + user.userName()));
        }

        // The hash takes tens of milliseconds; without it an answer takes a few.
        assertThat(unknown.toNanos() * 3).isGreaterThan(known.toNanos());
        assertThat(known.toNanos() * 3).isGreaterThan(unknown.toNanos());
    }

    private Duration refused(String userName) {
        var browser = aBrowser();
        browser.get("/api/v1/session");
        var begun = System.nanoTime();
        browser.post(
                "/api/v1/session",
                "{\"userName\":\"%s\",\"password\":\"not the password\"}".formatted(userName));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Test
    void guessing_pauses_sign_in_longer_each_time_whether_or_not_the_user_exists() {
        var user = aUser(Role.AUDITOR);
        for (var name : new String[] {user.userName(), "nobody-" + user.userName()}) {
            var now = Instant.parse("2027-01-04T02:00:00Z");
            clock.runAt(now);
            for (int i = 0; i < 5; i++) {
                assertThat(aBrowser().signIn(name, "a wrong guess").status()).isEqualTo(401);
            }

            var paused = aBrowser().signIn(name, PASSWORD);

            assertThat(paused.status()).isEqualTo(423);
            assertThat(paused.json().path("code").asString()).isEqualTo("SMP-ACC-0002");
            assertThat(paused.json().path("params").path("minutes").asString()).isEqualTo("1");
            clock.runAt(now.plus(Duration.ofSeconds(61)));
            assertThat(aBrowser().signIn(name, "a wrong guess").status()).isEqualTo(401);
            assertThat(
                            aBrowser()
                                    .signIn(name, PASSWORD)
                                    .json()
                                    .path("params")
                                    .path("minutes")
                                    .asString())
                    .isEqualTo("5");
        }
    }

    @Test
    void the_right_password_after_the_pause_starts_the_count_again() {
        var user = aUser(Role.AUDITOR);
        var now = Instant.parse("2027-01-05T02:00:00Z");
        clock.runAt(now);
        for (int i = 0; i < 5; i++) {
            aBrowser().signIn(user.userName(), "a wrong guess");
        }
        clock.runAt(now.plus(Duration.ofMinutes(2)));

        assertThat(aBrowser().signIn(user.userName(), PASSWORD).status()).isEqualTo(200);

        for (int i = 0; i < 4; i++) {
            assertThat(aBrowser().signIn(user.userName(), "a wrong guess").status()).isEqualTo(401);
        }
        assertThat(aBrowser().signIn(user.userName(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void without_the_token_nothing_is_changed() {
        var browser = aBrowser();
        browser.signIn(aUser(Role.OPERATIONS).userName(), PASSWORD);
        browser.setCookie("XSRF-TOKEN", "");

        var answer = browser.delete("/api/v1/session");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("SMP-ACC-0004");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void a_changed_password_ends_all_other_sessions() {
        var user = aUser(Role.OPERATIONS);
        var one = aBrowser();
        var other = aBrowser();
        one.signIn(user.userName(), PASSWORD);
        other.signIn(user.userName(), PASSWORD);

        var answer =
                one.post(
                        "/api/v1/session/password",
                        "{\"old\":\"%s\",\"fresh\":\"quiet river 7 lantern\"}".formatted(PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(one.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(aBrowser().signIn(user.userName(), PASSWORD).status()).isEqualTo(401);
        assertThat(aBrowser().signIn(user.userName(), "quiet river 7 lantern").status())
                .isEqualTo(200);
    }

    @Test
    void passwords_that_are_short_or_common_or_contain_the_name_are_refused() {
        var user = aUser(Role.OPERATIONS);
        var browser = aBrowser();
        browser.signIn(user.userName(), PASSWORD);

        assertThat(codeOfChange(browser, "eleven-char")).isEqualTo("SMP-ACC-0020");
        assertThat(codeOfChange(browser, "Qwertyuiop123")).isEqualTo("SMP-ACC-0021");
        assertThat(codeOfChange(browser, "aaaaaaaaaaaaaaaa")).isEqualTo("SMP-ACC-0021");
        assertThat(codeOfChange(browser, "23456789abcdef")).isNotEqualTo("");
        assertThat(codeOfChange(browser, "my " + user.userName() + " login"))
                .isEqualTo("SMP-ACC-0022");
        assertThat(codeOfChange(browser, PASSWORD)).isEqualTo("SMP-ACC-0024");
    }

    private static String codeOfChange(Browser browser, String fresh) {
        return browser.post(
                        "/api/v1/session/password",
                        "{\"old\":\"%s\",\"fresh\":\"%s\"}".formatted(PASSWORD, fresh))
                .json()
                .path("code")
                .asString("");
    }

    @Test
    void a_given_password_must_be_changed_before_anything_else() {
        var administrator = aBrowser();
        administrator.signIn(aUser(Role.ADMINISTRATOR).userName(), PASSWORD);
        var name = aUserName();
        var user =
                access.as(
                        Actor.SYSTEM,
                        () ->
                                access.createUser(
                                        new NewUser(
                                                name,
                                                "Li",
                                                Set.of(Role.AUDITOR),
                                                Optional.empty(),
                                                "zh",
                                                PASSWORD)));
        var answer = administrator.post("/api/v1/users/" + user + "/password", "");
        assertThat(answer.status()).isEqualTo(200);
        var given = answer.json().path("password").asString();
        var browser = aBrowser();

        var me = browser.signIn(name, given);

        assertThat(me.json().path("changePassword").asBoolean()).isTrue();
        assertThat(browser.get("/api/v1/audit").json().path("code").asString())
                .isEqualTo("SMP-ACC-0006");
        browser.post(
                "/api/v1/session/password",
                "{\"old\":\"%s\",\"fresh\":\"quiet river 7 lantern\"}".formatted(given));
        assertThat(browser.get("/api/v1/audit").status()).isEqualTo(200);
    }

    @Test
    void pages_come_with_headers_that_keep_foreign_scripts_out() {
        var answer = aBrowser().get("/api/v1/session");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("script-src");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Request-Id"))
                .isEqualTo(answer.json().path("instance").asString());
    }

    @Test
    void a_locked_user_is_out_at_once_and_cannot_come_back() {
        var administrator = aBrowser();
        administrator.signIn(aUser(Role.ADMINISTRATOR).userName(), PASSWORD);
        var user = aUser(Role.OPERATIONS);
        var browser = aBrowser();
        browser.signIn(user.userName(), PASSWORD);

        administrator.post("/api/v1/users/" + user.id() + "/lock", "");

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(aBrowser().signIn(user.userName(), PASSWORD).json().path("code").asString())
                .isEqualTo("SMP-ACC-0007");
        administrator.post("/api/v1/users/" + user.id() + "/unlock", "");
        assertThat(aBrowser().signIn(user.userName(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_language_chosen_is_kept() {
        var user = aUser(Role.OPERATIONS);
        var browser = aBrowser();
        browser.signIn(user.userName(), PASSWORD);

        assertThat(browser.put("/api/v1/session/language", "{\"language\":\"en\"}").status())
                .isEqualTo(200);

        assertThat(aBrowser().signIn(user.userName(), PASSWORD).json().path("language").asString())
                .isEqualTo("en");
        assertThat(
                        browser.put("/api/v1/session/language", "{\"language\":\"fr\"}")
                                .json()
                                .path("field")
                                .asString())
                .isEqualTo("language");
    }

    private User aUser(Role role) {
        return aUser(Set.of(role), null);
    }
}
