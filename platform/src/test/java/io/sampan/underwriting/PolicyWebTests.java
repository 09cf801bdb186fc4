package io.sampan.underwriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Browser;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies over HTTP. */
class PolicyWebTests extends WebTest {

    private static final String POLICIES = "/api/v1/policies";
    private static final String PACK = POLICIES + "/" + PolicyId.ofPack("cn-1");

    @Test
    void an_underwriter_writes_a_draft_and_sees_at_once_what_is_wrong_with_it() {
        var browser = signedIn(Role.UNDERWRITER);
        var draft = aDraft(browser);

        var changed =
                change(browser, draft, draft.path("dmn").asString().replace("&gt; 0.5", "a half"));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        var finding = changed.json().path("findings").get(0);
        assertThat(finding.path("row").asInt()).isEqualTo(7);
        assertThat(finding.path("column").asString()).contains("最大客户占比");
        assertThat(finding.path("text").path("zh").asString()).contains("a");
        assertThat(draft.path("ready").asBoolean()).isTrue();
        assertThat(changed.json().path("ready").asBoolean()).isFalse();
    }

    @Test
    void a_change_without_or_with_an_old_revision_is_refused() {
        var browser = signedIn(Role.UNDERWRITER);
        var draft = aDraft(browser);
        var path = path(draft);
        var body = body(draft, draft.path("dmn").asString());

        assertThat(browser.put(path, body).code()).isEqualTo("SMP-UND-0654");
        assertThat(change(browser, draft, draft.path("dmn").asString()).status()).isEqualTo(200);
        assertThat(change(browser, draft, draft.path("dmn").asString()).code())
                .isEqualTo("SMP-UND-0641");
        assertThat(browser.send("DELETE", path, "", headers("1")).code()).isEqualTo("SMP-UND-0641");
        assertThat(browser.send("DELETE", path, "", headers("2")).status()).isEqualTo(204);
        assertThat(browser.get(path).code()).isEqualTo("SMP-UND-0640");
    }

    @Test
    void a_proposal_reaches_the_second_underwriter_with_what_changes() {
        var author = signedIn(Role.UNDERWRITER);
        var draft = aDraft(author);
        change(author, draft, draft.path("dmn").asString().replace("&gt; 0.5<", "&gt; 0.505<"));
        var proposed = author.send("POST", path(draft) + "/propose", wish(), headers("2"));

        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        assertThat(proposed.json().path("line").path("state").asString()).isEqualTo("PROPOSED");
        var proposal = proposal(draft);
        assertThat(proposal.path("summary").path("en").asString())
                .contains("1 changed")
                .contains("larger sums");
        var approve = "/api/v1/proposals/" + proposal.path("id").asString() + "/approve";
        assertThat(author.post(approve, "{}").status()).isEqualTo(403);
        assertThat(signedIn(Role.UNDERWRITER).post(approve, "{}").status()).isEqualTo(200);
        var lines = signedIn(Role.AUDITOR).get(POLICIES).json();
        assertThat(lines.valueStream())
                .anyMatch(line ->
                        line.path("id").equals(draft.path("line").path("id"))
                                && line.path("state").asString().equals("APPROVED"));
    }

    @Test
    void a_simulation_is_started_once_and_tells_how_far_it_is() {
        var browser = signedIn(Role.UNDERWRITER);
        var key = UUID.randomUUID().toString();
        var days = "{\"from\":\"2020-01-01\",\"to\":\"2020-01-31\"}";

        var first = browser.post(PACK + "/simulations", days, key);
        var again = browser.post(PACK + "/simulations", days, key);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        var path = POLICIES + "/simulations/" + first.json().path("id").asString();
        var read = signedIn(Role.AUDITOR).get(path).json();
        assertThat(read.path("total").asInt()).isZero();
        assertThat(read.path("before").path("margin").path("amount").asString()).isEqualTo("0.00");
        assertThat(browser.get(path + "/changes").json().path("items")).isEmpty();
        assertThat(browser.post(path + "/stop", "").json().path("state").asString())
                .isIn("STOPPED", "DONE");
    }

    @Test
    void the_editor_is_told_every_value_outcome_and_reason() {
        var vocabulary = signedIn(Role.UNDERWRITER).get(POLICIES + "/vocabulary").json();

        assertThat(vocabulary.path("terms").get(1).path("name").asString()).isEqualTo("grade");
        assertThat(vocabulary.path("terms").get(1).path("type").asString()).isEqualTo("string");
        assertThat(vocabulary.path("outcomes")).hasSize(3);
        assertThat(vocabulary.path("reasons").get(0).path("code").asString()).isEqualTo("R01");
    }

    @Test
    void only_underwriters_write_and_nobody_else_but_auditors_reads() {
        var draft = aDraft(signedIn(Role.UNDERWRITER));
        var auditor = signedIn(Role.AUDITOR);

        assertThat(auditor.get(path(draft)).status()).isEqualTo(200);
        assertThat(auditor.post(POLICIES, "{\"basedOn\":\"" + UUID.randomUUID() + "\"}").status())
                .isEqualTo(403);
        assertThat(change(auditor, draft, draft.path("dmn").asString()).status()).isEqualTo(403);
        assertThat(auditor.send("DELETE", path(draft), "", headers("1")).status()).isEqualTo(403);
        assertThat(auditor.send("POST", path(draft) + "/propose", wish(), headers("1")).status())
                .isEqualTo(403);
        assertThat(auditor.post(PACK + "/restore", wish()).status()).isEqualTo(403);
        var days = "{\"from\":\"2020-01-01\",\"to\":\"2020-01-31\"}";
        assertThat(auditor.post(PACK + "/simulations", days).status()).isEqualTo(403);
        for (var role :
                new Role[] {
                    Role.ACCOUNT_MANAGER, Role.OPERATIONS, Role.ACCOUNTANT, Role.ADMINISTRATOR
                }) {
            assertThat(signedIn(role).get(POLICIES).status()).as("%s", role).isEqualTo(403);
            assertThat(signedIn(role).get(PACK).status()).as("%s", role).isEqualTo(403);
        }
        assertThat(aBrowser().get(POLICIES).status()).isEqualTo(401);
    }

    private static String wish() {
        return "{\"effectiveFrom\":\"" + today().plusDays(900) + "\",\"note\":\"larger sums\"}";
    }

    private JsonNode aDraft(Browser browser) {
        var pack = browser.get(PACK).json().path("line").path("id").asString();
        return browser.post(POLICIES, "{\"basedOn\":\"" + pack + "\"}").json();
    }

    private JsonNode proposal(JsonNode draft) {
        return signedIn(Role.UNDERWRITER)
                .get("/api/v1/proposals?state=OPEN")
                .json()
                .path("items")
                .valueStream()
                .filter(p -> p.path("subjectId").equals(draft.path("line").path("id")))
                .findFirst()
                .orElseThrow();
    }

    private static Browser.Answer change(Browser browser, JsonNode draft, String dmn) {
        var revision = draft.path("revision").asString();
        return browser.send("PUT", path(draft), body(draft, dmn), headers(revision));
    }

    private static String path(JsonNode draft) {
        return POLICIES + "/" + draft.path("line").path("id").asString();
    }

    private static String body(JsonNode draft, String dmn) {
        var body = JsonMapper.shared().createObjectNode();
        body.put("dmn", dmn);
        body.set("cases", draft.path("cases"));
        body.put("note", "a test");
        return body.toString();
    }

    private static Map<String, String> headers(String revision) {
        var headers = new HashMap<String, String>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("If-Match", "\"" + revision + "\"");
        return headers;
    }
}
