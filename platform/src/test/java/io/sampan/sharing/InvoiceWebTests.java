package io.sampan.sharing;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices over HTTP. */
class InvoiceWebTests extends WebTest {

    private static final byte[] FILE =
            """
            invoice_no,date,counterparty,amount,tax,total,status
            101,2020-01-05,A1,943.40,56.60,1000.00,valid
            102,2020-02-30,A1,943.40,56.60,1000.00,valid
            """
                    .getBytes(StandardCharsets.UTF_8);

    @Autowired Parties parties;

    @Test
    void a_borrower_uploads_a_file_and_is_told_row_by_row() {
        var id = registered();
        var browser = signedIn(Role.BORROWER, id.value());

        var report = browser.upload(path(id) + "?direction=SALE", FILE, key());

        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().path("added").asInt()).isEqualTo(1);
        var refusal = report.json().path("refusals").get(0);
        assertThat(refusal.path("row").asInt()).isEqualTo(3);
        assertThat(refusal.path("column").asString()).isEqualTo("date");
        assertThat(refusal.path("text").path("zh").asString()).contains("2020-02-30");
        var summary = browser.get(path(id) + "/summary").json();
        assertThat(summary.path("sales").path("total").path("amount").asString())
                .isEqualTo("1000.00");
        assertThat(summary.path("months").get(0).path("month").asString()).isEqualTo("2020-01");
        assertThat(summary.path("void").asInt()).isZero();
        assertThat(browser.get(path(id)).json().path("items").get(0).path("status").asString())
                .isEqualTo("VALID");
    }

    @Test
    void a_repeated_upload_answers_the_same_and_another_file_with_the_key_is_a_conflict() {
        var id = registered();
        var browser = signedIn(Role.OPERATIONS);
        var key = key();
        var first = browser.upload(path(id) + "?direction=SALE", FILE, key);

        var again = browser.upload(path(id) + "?direction=SALE", FILE, key);
        var other =
                browser.upload(
                        path(id) + "?direction=SALE",
                        "other".getBytes(StandardCharsets.UTF_8),
                        key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo("SMP-ACC-0409");
    }

    @Test
    void nobody_brings_invoices_for_an_enterprise_that_is_not_his() {
        var browser = signedIn(Role.BORROWER, registered().value());
        var other = registered();

        assertThat(browser.upload(path(other) + "?direction=SALE", FILE, key()).status())
                .isEqualTo(404);
        assertThat(browser.post(path(other) + "/fetch", "").status()).isEqualTo(404);
        assertThat(
                        signedIn(Role.ACCOUNTANT)
                                .upload(path(other) + "?direction=SALE", FILE, key())
                                .status())
                .isEqualTo(403);
    }

    @Test
    void bad_uploads_are_problems() {
        var id = registered();
        var browser = signedIn(Role.OPERATIONS);

        assertThat(browser.upload(path(id) + "?direction=UP", FILE, key()).code())
                .isEqualTo("SMP-IN-0003");
        assertThat(browser.upload(path(id), FILE, key()).code()).isEqualTo("SMP-IN-0004");
        assertThat(browser.upload(path(id) + "?direction=SALE", new byte[0], key()).code())
                .isEqualTo("SMP-SHA-0005");
        assertThat(
                        browser.upload(
                                        path(new EnterpriseId(UUID.randomUUID()))
                                                + "?direction=SALE",
                                        FILE,
                                        key())
                                .code())
                .isEqualTo("SMP-PAR-0050");
    }

    private static String path(EnterpriseId id) {
        return "/api/v1/enterprises/" + id + "/invoices";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private EnterpriseId registered() {
        return access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(), today()));
    }
}
