package io.sampan.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Browser;
import io.sampan.access.Browser.Answer;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who makes, judges or books products types terms and sees at once what follows. */
class ContractLabTests extends WebTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Role> MAY =
            EnumSet.of(
                    Role.ACCOUNT_MANAGER,
                    Role.UNDERWRITER,
                    Role.ACCOUNTANT,
                    Role.AUDITOR,
                    Role.ADMINISTRATOR);

    @Test
    void every_example_is_evaluated_in_money_and_unrounded() {
        var browser = signedIn(Role.ACCOUNT_MANAGER);
        var types = browser.get("/api/v1/lab").json().path("types");

        assertThat(types.size()).isEqualTo(18);
        for (var type : types) {
            for (var example : type.path("examples")) {
                var question = (ObjectNode) example.path("content").deepCopy();
                for (boolean money : new boolean[] {true, false}) {
                    var answer = evaluate(browser, question.put("money", money));

                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.json().path("rows").size()).isPositive();
                }
            }
        }
    }

    @Test
    void a_higher_rate_shows_more_interest_and_a_higher_yield() {
        var browser = signedIn(Role.UNDERWRITER);
        var question = anExample(browser, "ANN").put("money", true);

        var cheap = evaluate(browser, question).json();
        ((ObjectNode) question.path("terms")).put("nominalInterestRate", "0.12");
        var dear = evaluate(browser, question).json();

        assertThat(sum(cheap, "interest")).isEqualTo("5696.53");
        assertThat(sum(dear, "interest")).isEqualTo("7942.26");
        assertThat(dear.path("returns").path("yearlyRate").asString()).startsWith("0.12000");
    }

    @Test
    void terms_that_contradict_each_other_are_refused_by_name_in_both_languages() {
        var browser = signedIn(Role.ACCOUNTANT);
        var question = anExample(browser, "ANN");
        ((ObjectNode) question.path("terms")).put("maturityDate", "2026-01-01");

        var answer = evaluate(browser, question);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("SMP-LAB-0001");
        assertThat(answer.json().path("field").asString()).isEqualTo("maturityDate");
        var texts = answer.json().path("texts");
        assertThat(texts.path("zh").asString())
                .isEqualTo("“到期日”为2026-01-01，应为不早于“放款日”（2026-12-15）");
        assertThat(texts.path("en").asString())
                .isEqualTo(
                        "\"Maturity\" is 2026-01-01: expected not before \"Paid out on\" 2026-12-15");
    }

    @Test
    void a_contract_too_long_for_a_page_is_refused() {
        var browser = signedIn(Role.AUDITOR);
        var question = anExample(browser, "PAM");
        var terms = (ObjectNode) question.path("terms");
        terms.put("maturityDate", "2199-12-31").put("cycleOfInterestPayment", "P1D");

        assertThat(evaluate(browser, question).code()).isEqualTo("SMP-LAB-0002");
    }

    @Test
    void what_has_no_name_of_a_term_is_refused_with_its_message() {
        var browser = signedIn(Role.ADMINISTRATOR);
        var question = anExample(browser, "ANN").put("money", true);
        ((ObjectNode) question.path("terms"))
                .put("maturityDate", "2190-12-15")
                .put("cycleOfInterestPayment", "P1D")
                .put("cycleOfPrincipalRedemption", "P1D");

        var answer = evaluate(browser, question);

        assertThat(answer.code()).isIn("SMP-LAB-0002", "SMP-LAB-0003");
    }

    @Test
    void everybody_else_is_refused() {
        for (var role : EnumSet.complementOf(EnumSet.copyOf(MAY))) {
            var browser = role == Role.BORROWER ? aBorrower() : signedIn(role);

            assertThat(browser.get("/api/v1/lab").status()).as(role.name()).isEqualTo(403);
            assertThat(
                            browser.post("/api/v1/lab/contract", "{\"terms\":{},\"money\":true}")
                                    .status())
                    .isEqualTo(403);
        }
        assertThat(aBrowser().get("/api/v1/lab").status()).isEqualTo(401);
    }

    private Browser aBorrower() {
        return signedIn(Role.BORROWER, io.sampan.access.Ids.next());
    }

    private static ObjectNode anExample(Browser browser, String type) {
        for (var one : browser.get("/api/v1/lab").json().path("types")) {
            if (one.path("code").asString().equals(type)) {
                return (ObjectNode) one.path("examples").path(0).path("content").deepCopy();
            }
        }
        throw new AssertionError("no example of " + type);
    }

    private static Answer evaluate(Browser browser, ObjectNode question) {
        if (!question.has("money")) {
            question.put("money", false);
        }
        return browser.post("/api/v1/lab/contract", JSON.writeValueAsString(question));
    }

    private static String sum(JsonNode lab, String name) {
        return lab.path("sums").path(0).path(name).asString();
    }
}
