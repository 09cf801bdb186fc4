package io.sampan.underwriting;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions over HTTP. */
class DecisionWebTests extends WebTest {

    private static final String DECISIONS = "/api/v1/decisions";

    @Autowired private Underwriting underwriting;
    @Autowired private Parties parties;
    @Autowired private Sharing sharing;

    @Test
    void the_underwriter_reads_everything_that_led_to_the_answer_and_it_adds_up() {
        var decision = aReferral();
        var browser = signedIn(Role.UNDERWRITER);

        var read = browser.get(DECISIONS + "/" + decision.id());

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        var json = read.json();
        assertThat(json.path("state").asString()).isEqualTo("WAITING_PERSON");
        assertThat(json.path("answer").path("kind").asString()).isEqualTo("REFERRED");
        assertThat(json.path("answer").path("limit").path("currency").asString()).isEqualTo("CNY");
        assertThat(json.path("answer").path("rate").asString()).startsWith("0.0");
        assertThat(json.path("enterprise").path("name").asString()).startsWith("测试");
        int sum = json.path("score").path("base").asInt();
        for (var contribution : json.path("score").path("contributions")) {
            sum += contribution.path("points").asInt();
        }
        assertThat(sum).isEqualTo(json.path("score").path("points").asInt());
        assertThat(json.path("features").path("sales_mean").path("text").path("zh").asString())
                .startsWith("月均");
        assertThat(json.path("limitSteps").get(8).path("id").asString()).isEqualTo("limit");
        assertThat(json.path("policy").path("rules").get(6).path("hit").asBoolean()).isTrue();
    }

    @Test
    void the_queue_lists_what_waits_with_the_name_of_the_enterprise() {
        var decision = aReferral();

        var page =
                signedIn(Role.ACCOUNT_MANAGER)
                        .get(
                                DECISIONS
                                        + "?state=WAITING_PERSON&enterprise="
                                        + decision.enterprise().value())
                        .json();

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").get(0).path("enterprise").path("name").asString())
                .startsWith("测试");
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void an_underwriter_answers_once_and_a_repeated_key_gets_the_same_answer() {
        var decision = aReferral();
        var browser = signedIn(Role.UNDERWRITER);
        var key = UUID.randomUUID().toString();
        var body =
                """
                {"outcome":"APPROVED","amount":{"currency":"CNY","amount":"50000.00"},"months":12,
                 "rate":"0.12","reasons":["R40"],"text":"known for years"}
                """;

        var first = browser.post(DECISIONS + "/" + decision.id() + "/resolve", body, key);
        var again = browser.post(DECISIONS + "/" + decision.id() + "/resolve", body, key);
        var other = browser.post(DECISIONS + "/" + decision.id() + "/resolve", body);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("state").asString()).isEqualTo("RESOLVED");
        assertThat(first.json().path("outcome").path("limit").path("amount").asString())
                .isEqualTo("50000.00");
        assertThat(first.json().path("answer").path("kind").asString()).isEqualTo("REFERRED");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo("SMP-UND-0410");
    }

    @Test
    void bad_input_is_a_problem_in_both_languages() {
        var decision = aReferral();
        var browser = signedIn(Role.UNDERWRITER);
        var path = DECISIONS + "/" + decision.id() + "/resolve";

        var noReasons = browser.post(path, "{\"outcome\":\"DECLINED\",\"reasons\":[]}");
        var noOutcome = browser.post(path, "{\"reasons\":[\"R40\"]}");
        var unknown = browser.get(DECISIONS + "/" + UUID.randomUUID());

        assertThat(noReasons.code()).isEqualTo("SMP-UND-0420");
        assertThat(noReasons.json().path("texts").path("zh").asString()).contains("原因");
        assertThat(noOutcome.code()).isEqualTo("SMP-IN-0001");
        assertThat(unknown.code()).isEqualTo("SMP-UND-0404");
    }

    @Test
    void borrowers_read_no_decisions_and_only_underwriters_resolve() {
        var decision = aReferral();
        var path = DECISIONS + "/" + decision.id();

        assertThat(signedIn(Role.BORROWER, decision.enterprise().value()).get(path).status())
                .isEqualTo(403);
        assertThat(aBrowser().get(path).status()).isEqualTo(401);
        assertThat(
                        signedIn(Role.AUDITOR)
                                .post(
                                        path + "/resolve",
                                        "{\"outcome\":\"DECLINED\",\"reasons\":[\"R10\"]}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void only_an_underwriter_tries_other_figures_and_everybody_at_the_desk_reads_what_helps() {
        var decision = aReferral();
        var path = DECISIONS + "/" + decision.id();
        var body =
                "{\"features\":{\"largest_buyer_share\":0.3,\"sales_growth\":null},\"months\":6}";

        var whatIf = signedIn(Role.UNDERWRITER).post(path + "/what-if", body);
        var helps = signedIn(Role.AUDITOR).get(path + "/remedies");

        assertThat(whatIf.status()).as(whatIf.body()).isEqualTo(200);
        assertThat(whatIf.json().path("answer").path("kind").asString()).isEqualTo("ACCEPTED");
        assertThat(whatIf.json().path("askedMonths").asInt()).isEqualTo(6);
        assertThat(helps.json().get(0).path("changes").get(0).path("id").asString())
                .isEqualTo("broader_buyers");
        assertThat(signedIn(Role.AUDITOR).post(path + "/what-if", body).status()).isEqualTo(403);
        assertThat(
                        signedIn(Role.BORROWER, decision.enterprise().value())
                                .get(path + "/remedies")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void an_auditor_replays_a_decision_to_the_same_bytes() {
        var decision = aReferral();

        var replay = signedIn(Role.AUDITOR).post(DECISIONS + "/" + decision.id() + "/replay", "");

        assertThat(replay.json().path("same").asBoolean()).as(replay.body()).isTrue();
    }

    @Test
    void the_catalogue_of_reasons_is_in_both_languages() {
        var reasons = signedIn(Role.UNDERWRITER).get(DECISIONS + "/reasons").json();

        assertThat(reasons.get(0).path("code").asString()).isEqualTo("R01");
        assertThat(reasons.get(0).path("text").path("zh").asString()).isNotBlank();
        assertThat(reasons.get(0).path("help").path("en").asString()).isNotBlank();
    }

    /** Two years of sales to one buyer: policy asks for a person. */
    private Decision aReferral() {
        var today = today();
        var csv = new StringBuilder("invoice_no,date,counterparty,amount,tax,total,status\n");
        int number = 0;
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 16; i++) {
                csv.append(++number).append(',');
                csv.append(today.minusMonths(back).withDayOfMonth(1 + i));
                csv.append(",Jiangnan,25000.00,0.00,25000.00,valid\n");
            }
        }
        return access.as(
                Actor.SYSTEM,
                () -> {
                    EnterpriseId enterprise = parties.register(anEnterprise(), today);
                    sharing.importInvoices(
                            enterprise,
                            Direction.SALE,
                            new ByteArrayInputStream(
                                    csv.toString().getBytes(StandardCharsets.UTF_8)));
                    return underwriting.decide(
                            new Asked(
                                    "SQ-" + UUID.randomUUID(),
                                    enterprise,
                                    Money.cny("100000.00"),
                                    12,
                                    new Asked.Product(
                                            "working-capital",
                                            Money.cny("10000.00"),
                                            Money.cny("500000.00"),
                                            24),
                                    today,
                                    Instant.now().plusSeconds(5)));
                });
    }
}
