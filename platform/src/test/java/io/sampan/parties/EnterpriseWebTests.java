package io.sampan.parties;

import static io.sampan.parties.PartiesFixture.aCard;
import static io.sampan.parties.PartiesFixture.aCreditCode;
import static io.sampan.parties.PartiesFixture.anEnterprise;
import static io.sampan.parties.PartiesFixture.anIdNumber;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.AuditLine;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Enterprises over HTTP. */
class EnterpriseWebTests extends WebTest {

    @Autowired Parties parties;
    @Autowired AuditTrail trail;

    private static final String ENTERPRISE =
            """
            {"creditCode":"%s","name":"测试食品有限公司","industry":"14","address":"测试市 1 号",
             "registeredOn":"2019-05-06","staff":12,
             "revenueYearly":{"currency":"CNY","amount":"3500000.00"},
             "assets":{"currency":"CNY","amount":"900000.00"},
             "legalRepresentative":{"name":"李测试","idNumber":"%s","phone":"13900001111"},
             "owners":[{"name":"李测试","kind":"PERSON","share":"1"}]}
            """;

    @Test
    void an_account_manager_registers_an_enterprise_and_sees_it_masked() {
        var browser = signedIn(Role.ACCOUNT_MANAGER);
        var idNumber = anIdNumber();

        var created =
                browser.post(
                        "/api/v1/enterprises",
                        ENTERPRISE.formatted(aCreditCode(), idNumber.value()));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().path("size").asString()).isEqualTo("MICRO");
        var seen = browser.get("/api/v1/enterprises/" + created.json().path("id").asString());
        assertThat(seen.json().path("legalRepresentative").path("idNumberMasked").asString())
                .isEqualTo(idNumber.masked());
        assertThat(seen.json().path("revenueYearly").path("amount").asString())
                .isEqualTo("3500000.00");
        assertThat(seen.body()).doesNotContain(idNumber.value(), "13900001111");
        assertThat(seen.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_wrong_digit_is_told_with_its_field() {
        var browser = signedIn(Role.ACCOUNT_MANAGER);
        var right = aCreditCode().value();
        var wrong = right.substring(0, 17) + (right.charAt(17) == '0' ? '1' : '0');

        var code =
                browser.post(
                        "/api/v1/enterprises", ENTERPRISE.formatted(wrong, anIdNumber().value()));
        var identity =
                browser.post(
                        "/api/v1/enterprises",
                        ENTERPRISE.formatted(aCreditCode(), "110105194902300024"));
        var phone =
                browser.post(
                        "/api/v1/enterprises",
                        ENTERPRISE
                                .formatted(aCreditCode(), anIdNumber().value())
                                .replace("13900001111", "1390000111"));
        var missing =
                browser.post(
                        "/api/v1/enterprises",
                        ENTERPRISE
                                .formatted(aCreditCode(), anIdNumber().value())
                                .replace("\"name\":\"李测试\",\"idNumber\"", "\"idNumber\""));

        assertThat(code.code()).isEqualTo("SMP-PAR-0003");
        assertThat(code.json().path("field").asString()).isEqualTo("creditCode");
        assertThat(code.status()).isEqualTo(400);
        assertThat(identity.code()).isEqualTo("SMP-PAR-0013");
        assertThat(phone.code()).isEqualTo("SMP-PAR-0030");
        assertThat(missing.code()).isEqualTo("SMP-IN-0004");
        assertThat(missing.json().path("field").asString()).isEqualTo("legalRepresentative.name");
    }

    @Test
    void whoever_looks_at_an_enterprise_is_written_down() {
        var id = registered();

        signedIn(Role.UNDERWRITER).get("/api/v1/enterprises/" + id);

        assertThat(trail.lines(AuditQuery.about("enterprise", id.toString())).items())
                .extracting(AuditLine::action)
                .containsExactly("parties.seen", "parties.registered");
    }

    @Test
    void a_list_of_enterprises_is_written_down_with_those_that_were_seen() {
        var id = registered();
        var browser = signedIn(Role.UNDERWRITER);

        browser.get("/api/v1/enterprises?q=" + parties.enterprise(id).creditCode());

        var line = trail.lines(AuditQuery.about("enterprise", "*")).items().getFirst();
        assertThat(line.action()).isEqualTo("parties.listed");
        assertThat(String.valueOf(line.after())).contains(id.toString());
    }

    @Test
    void an_edit_on_an_old_version_is_a_conflict() {
        var browser = signedIn(Role.OPERATIONS);
        var path = "/api/v1/enterprises/" + registered();

        var first = browser.patch(path, "{\"staff\":40}", Map.of("If-Match", "\"1\""));
        var second = browser.patch(path, "{\"staff\":50}", Map.of("If-Match", "\"1\""));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("SMP-PAR-0052");
    }

    @Test
    void a_borrower_sees_its_own_enterprise_and_no_other_and_no_list() {
        var own = registered();
        var other = registered();
        var browser = signedIn(Role.BORROWER, own.value());

        assertThat(browser.get("/api/v1/enterprises/" + own).status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/enterprises/" + other).status()).isEqualTo(404);
        assertThat(browser.get("/api/v1/enterprises").status()).isEqualTo(403);
        assertThat(
                        browser.post(
                                        "/api/v1/enterprises/" + other + "/accounts",
                                        account(aCard().value()))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_borrower_registers_an_account_and_sees_its_tail() {
        var own = registered();
        var browser = signedIn(Role.BORROWER, own.value());
        var card = aCard();

        var added = browser.post("/api/v1/enterprises/" + own + "/accounts", account(card.value()));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("tail").asString()).isEqualTo(card.tail());
        assertThat(browser.get("/api/v1/enterprises/" + own + "/accounts").body())
                .contains(card.tail())
                .doesNotContain(card.value());
    }

    @Test
    void consents_are_given_by_the_enterprise_shown_and_withdrawn_as_easily() {
        var own = registered();
        var browser = signedIn(Role.BORROWER, own.value());
        var path = "/api/v1/enterprises/" + own + "/consents";
        var until = today().plusMonths(3);

        assertThat(browser.get(path).json()).hasSize(4);
        var given = browser.post(path, "{\"purpose\":\"INVOICES\",\"until\":\"" + until + "\"}");
        assertThat(given.json().path("given").asBoolean()).as(given.body()).isTrue();
        assertThat(given.json().path("purposeText").path("zh").asString()).contains("发票");
        assertThat(browser.delete(path + "/INVOICES").status()).isEqualTo(204);
        assertThat(browser.get(path).json().get(1).path("given").asBoolean()).isFalse();
        assertThat(
                        signedIn(Role.OPERATIONS)
                                .post(
                                        path,
                                        "{\"purpose\":\"INVOICES\",\"until\":\"" + until + "\"}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void a_search_by_a_personal_number_keeps_it_out_of_the_address() {
        var fresh = anEnterprise();
        var id = access.as(Actor.SYSTEM, () -> parties.register(fresh, today()));
        var number = fresh.legalRepresentative().idNumber().value();

        var found =
                signedIn(Role.OPERATIONS)
                        .post("/api/v1/enterprises/search", "{\"idNumber\":\"" + number + "\"}");
        var both = signedIn(Role.OPERATIONS).post("/api/v1/enterprises/search", "{}");

        assertThat(found.body()).isEqualTo("[\"" + id + "\"]");
        assertThat(both.code()).isEqualTo("SMP-PAR-0062");
    }

    @Test
    void whole_numbers_are_given_for_a_reason_only() {
        var fresh = anEnterprise();
        var id = access.as(Actor.SYSTEM, () -> parties.register(fresh, today()));
        var path = "/api/v1/enterprises/" + id + "/legal-representative/numbers";
        var browser = signedIn(Role.ACCOUNT_MANAGER);

        assertThat(browser.post(path, "{}").code()).isEqualTo("SMP-PAR-0055");
        assertThat(browser.post(path, "{\"reason\":\"call back\"}").json().path("phone").asString())
                .isEqualTo(fresh.legalRepresentative().phone().value());
        assertThat(signedIn(Role.AUDITOR).post(path, "{\"reason\":\"x\"}").status()).isEqualTo(403);
    }

    private static String account(String card) {
        return "{\"bank\":\"测试银行\",\"cardNumber\":\"" + card + "\",\"holder\":\"测试公司\"}";
    }

    private EnterpriseId registered() {
        return access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(), today()));
    }
}
