package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Browser.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a problem in two languages and never a stack trace. */
class BadInputTests extends WebTest {

    @Test
    void what_is_not_json_is_told_where() {
        var answer = signedIn(Role.ADMINISTRATOR).post("/api/v1/users", "{\"userName\": \"li");

        isProblem(answer, 400, "SMP-IN-0002");
        assertThat(answer.json().path("params").path("line").asString()).isEqualTo("1");
    }

    @Test
    void a_missing_field_is_named() {
        var answer =
                signedIn(Role.ADMINISTRATOR)
                        .post("/api/v1/users", "{\"userName\":\"li-wei\",\"roles\":[\"AUDITOR\"]}");

        isProblem(answer, 400, "SMP-IN-0004");
        assertThat(answer.json().path("field").asString()).isEqualTo("name");
    }

    @Test
    void a_field_that_is_null_is_missing() {
        var answer =
                signedIn(Role.ADMINISTRATOR)
                        .post(
                                "/api/v1/users",
                                "{\"userName\":\"li-wei\",\"name\":\"Li\",\"roles\":null}");

        isProblem(answer, 400, "SMP-IN-0004");
        assertThat(answer.json().path("field").asString()).isEqualTo("roles");
    }

    @Test
    void a_value_that_does_not_exist_is_answered_with_those_that_do() {
        var answer =
                signedIn(Role.ADMINISTRATOR)
                        .post(
                                "/api/v1/users",
                                "{\"userName\":\"li-wei\",\"name\":\"Li\",\"roles\":[\"KING\"]}");

        isProblem(answer, 400, "SMP-IN-0003");
        assertThat(answer.json().path("field").asString()).isEqualTo("roles[0]");
        assertThat(answer.json().path("params").path("expected").asString())
                .contains("UNDERWRITER");
    }

    @Test
    void money_as_a_json_number_is_refused() {
        var answer =
                signedIn(Role.OPERATIONS)
                        .patch(
                                "/api/v1/enterprises/" + Ids.next(),
                                "{\"assets\":{\"currency\":\"CNY\",\"amount\":12.5}}",
                                Map.of());

        isProblem(answer, 400, "SMP-IN-0001");
        assertThat(answer.json().path("field").asString()).isEqualTo("assets");
    }

    @Test
    void an_identifier_that_is_none_is_told() {
        isProblem(signedIn(Role.OPERATIONS).get("/api/v1/enterprises/12"), 400, "SMP-IN-0003");
    }

    @Test
    void an_empty_body_is_missing() {
        isProblem(signedIn(Role.ADMINISTRATOR).post("/api/v1/users", ""), 400, "SMP-IN-0004");
    }

    @Test
    void what_is_expected_is_an_example_and_never_the_name_of_a_class() {
        var accountant = signedIn(Role.ACCOUNTANT);

        assertThat(expected(accountant.get("/api/v1/accounting/trial-balance?asOf=2026-13-01")))
                .isEqualTo("2026-11-24");
        assertThat(expected(accountant.get("/api/v1/contracts?limit=many"))).isEqualTo("12");
        assertThat(expected(signedIn(Role.ADMINISTRATOR).post("/api/v1/users", "[]")))
                .startsWith("{userName, name, roles");
    }

    @Test
    void a_cursor_of_somewhere_else_is_no_cursor() {
        var auditor = signedIn(Role.AUDITOR);
        var strange = Page.cursor("not-an-id");

        for (var list : new String[] {"decisions", "proposals", "transfers"}) {
            isProblem(auditor.get("/api/v1/" + list + "?cursor=" + strange), 400, "SMP-IN-0007");
        }
    }

    @Test
    void addresses_methods_and_forms_that_are_not_there_are_told() {
        var browser = signedIn(Role.ADMINISTRATOR);

        isProblem(browser.get("/api/v1/no-such-thing"), 404, "SMP-IN-0404");
        isProblem(browser.put("/api/v1/users", "{}"), 405, "SMP-IN-0405");
        isProblem(
                browser.send(
                        "POST",
                        "/api/v1/users",
                        "x",
                        Map.of(
                                "Content-Type",
                                "text/plain",
                                "Idempotency-Key",
                                "a-key-of-its-own")),
                415,
                "SMP-IN-0415");
        isProblem(browser.get("/api/v1/users?limit=5000"), 400, "SMP-IN-0006");
        isProblem(browser.get("/api/v1/users?limit=many"), 400, "SMP-IN-0003");
        isProblem(browser.get("/api/v1/users?cursor=%21%21"), 400, "SMP-IN-0007");
        isProblem(browser.get("/api/v1/audit?from=yesterday"), 400, "SMP-IN-0003");
    }

    private static String expected(Answer answer) {
        isProblem(answer, 400, "SMP-IN-0003");
        return answer.json().path("params").path("expected").asString();
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:sampan:problem:" + code);
        assertThat(problem.path("texts").path("zh").asString())
                .isNotBlank()
                .doesNotContainPattern("\\{\\w+}");
        assertThat(problem.path("texts").path("en").asString())
                .isNotBlank()
                .doesNotContainPattern("\\{\\w+}");
        assertThat(problem.path("todo").path("en").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).hasSize(16);
        assertThat(answer.body()).doesNotContain("Exception", "at io.sampan", "at org.");
    }
}
