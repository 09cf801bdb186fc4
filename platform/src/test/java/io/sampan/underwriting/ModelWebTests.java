package io.sampan.underwriting;

import static io.sampan.underwriting.ModelsFixture.REASON;
import static io.sampan.underwriting.ModelsFixture.aModel;
import static io.sampan.underwriting.ModelsFixture.aReport;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Browser;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The model inventory over HTTP. */
class ModelWebTests extends WebTest {

    private static final String MODELS = "/api/v1/models";

    @Test
    void a_folder_is_added_its_flag_overruled_proposed_approved_and_rolled_back()
            throws IOException {
        var trainer = signedIn(Role.UNDERWRITER);
        var proposer = signedIn(Role.UNDERWRITER);
        var second = signedIn(Role.UNDERWRITER);

        var added = trainer.upload(MODELS + "?note=pilot", zip(aModel(601), aReport()), aKey());
        var model = MODELS + "/" + added.json().path("id").asString();
        var refused = proposer.post(model + "/promote", champion());
        var lifted =
                second.post(
                        model + "/overrule",
                        "{\"flags\":[\"MEASURED_ELSEWHERE\"],\"text\":\"" + REASON + "\"}");
        var proposed = proposer.post(model + "/promote", champion());
        var approved =
                second.post(
                        "/api/v1/proposals/"
                                + proposed.json().path("proposal").asString()
                                + "/approve",
                        "");

        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(added.json().path("hindrances").get(0).path("text").path("zh").asString())
                .contains("尚未在本系统");
        assertThat(refused.code()).isEqualTo("SMP-UND-0703");
        assertThat(refused.body()).contains("MEASURED_ELSEWHERE");
        assertThat(lifted.json().path("promotable").asBoolean()).as(lifted.body()).isTrue();
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        var inventory = proposer.get(MODELS).json();
        assertThat(inventory.path("lineUp").path("champion").path("version").asString())
                .isEqualTo("scorecard-601");
        assertThat(inventory.path("models").get(0).path("state").asString()).isEqualTo("CHAMPION");
        var back = proposer.post(MODELS + "/roll-back", "{\"why\":\"end of the pilot\"}");
        assertThat(back.json().path("champion").isNull()).as(back.body()).isTrue();
    }

    @Test
    void a_model_is_learnt_from_a_table_its_leak_named_and_its_report_read() throws Exception {
        var browser = signedIn(Role.UNDERWRITER);

        var leaking = trained(browser, "ended", "");
        var model = browser.get(MODELS + "/" + leaking.path("model").asString()).json();
        var page = browser.get(MODELS + "/" + leaking.path("model").asString() + "/report?lang=en");

        assertThat(leaking.path("stage").asString()).as(leaking.toString()).isEqualTo("DONE");
        assertThat(model.path("hindrances").toString()).contains("ALONE_TOO_GOOD recovered");
        assertThat(model.path("promotable").asBoolean()).isFalse();
        assertThat(model.path("validation").path("split").asString()).startsWith("out of time");
        assertThat(model.path("validation").path("curves").path("roc").size()).isEqualTo(60);
        assertThat(page.body()).contains("Model validation report");
    }

    @Test
    void a_model_without_the_leak_is_promotable_and_measured_only_on_other_rows() throws Exception {
        var browser = signedIn(Role.UNDERWRITER);
        var path = MODELS + "/" + trained(browser, "ended", "recovered").path("model").asString();

        assertThat(browser.get(path).json().path("promotable").asBoolean())
                .as(browser.get(path).body())
                .isTrue();
        var measure = path + "/measure?target=ended";
        var measured = finished(browser, browser.upload(measure, aTable(800, 2), aKey()));
        assertThat(measured.path("stage").asString()).as(measured.toString()).isEqualTo("DONE");
        assertThat(browser.upload(measure, aTable(1500, 1), aKey()).code())
                .isEqualTo("SMP-UND-0716");
    }

    @Test
    void a_table_that_teaches_nothing_fails_with_the_columns_name() throws Exception {
        var run = trained(signedIn(Role.UNDERWRITER), "ende", "");

        assertThat(run.path("stage").asString()).isEqualTo("FAILED");
        assertThat(run.path("reason").asString()).contains("\"ende\"").doesNotContain("/");
    }

    private static JsonNode trained(Browser browser, String target, String exclude)
            throws InterruptedException {
        var path = MODELS + "/trainings?note=pilot&target=" + target + "&exclude=" + exclude;
        return finished(browser, browser.upload(path, aTable(1500, 1), aKey()));
    }

    private static JsonNode finished(Browser browser, Browser.Answer begun)
            throws InterruptedException {
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        var path = MODELS + "/trainings/" + begun.json().path("id").asString();
        for (int i = 0; i < 600; i++) {
            var run = browser.get(path).json();
            var stage = run.path("stage").asString();
            if (stage.equals("DONE") || stage.equals("FAILED")) {
                return run;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the training does not end");
    }

    /** Sales and the largest buyer tell a little beforehand; recovered knows the end. */
    private static byte[] aTable(int rows, long seed) {
        var random = new Random(seed);
        var text = new StringBuilder("decided,sales_mean,largest_buyer_share,recovered,ended\n");
        for (int i = 0; i < rows; i++) {
            int sales = random.nextInt(100_000);
            double buyer = random.nextInt(100) / 100.0;
            boolean bad = random.nextDouble() < 0.4 - sales * 0.000003 + buyer * 0.2;
            text.append(LocalDate.of(2024, 1, 1).plusDays(i * 700L / rows)).append(',');
            text.append(sales).append(',').append(buyer).append(',');
            text.append(bad ? random.nextInt(900) + 100 : 0).append(',');
            text.append(bad ? "default" : "paid").append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_no_model_is_refused_with_the_reason() throws IOException {
        var browser = signedIn(Role.UNDERWRITER);

        var noJson =
                browser.upload(
                        MODELS + "?note=x", "a,b\n1,2".getBytes(StandardCharsets.UTF_8), aKey());
        var noModel = browser.upload(MODELS + "?note=x", zip("{}", "{}"), aKey());

        assertThat(noJson.code()).isEqualTo("SMP-UND-0702");
        assertThat(noModel.code()).isEqualTo("SMP-UND-0702");
    }

    @Test
    void underwriters_work_auditors_look_and_everybody_else_is_refused() {
        var id = UUID.randomUUID().toString();
        for (var role : EnumSet.complementOf(EnumSet.of(Role.UNDERWRITER))) {
            var browser =
                    role == Role.BORROWER ? signedIn(role, UUID.randomUUID()) : signedIn(role);
            int looks = role == Role.AUDITOR ? 200 : 403;
            assertThat(browser.get(MODELS).status()).as(role.name()).isEqualTo(looks);
            assertThat(browser.get(MODELS + "/line-ups").status()).isEqualTo(looks);
            assertThat(browser.get(MODELS + "/trainings").status()).isEqualTo(looks);
            assertThat(browser.get(MODELS + "/" + id + "/report").status())
                    .isEqualTo(role == Role.AUDITOR ? 404 : 403);
            var table = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
            var train = MODELS + "/trainings?target=b&note=x";
            assertThat(browser.upload(train, table, aKey()).status()).isEqualTo(403);
            var measure = MODELS + "/" + id + "/measure?target=b";
            assertThat(browser.upload(measure, table, aKey()).status()).isEqualTo(403);
            assertThat(browser.get(MODELS + "/" + id).status())
                    .isEqualTo(role == Role.AUDITOR ? 404 : 403);
            assertThat(browser.upload(MODELS + "?note=x", new byte[] {'{', '}'}, aKey()).status())
                    .isEqualTo(403);
            for (var verb :
                    new String[] {"promote", "overrule", "renew", "shadow", "withdraw", "retire"}) {
                var body =
                        switch (verb) {
                            case "promote" -> champion();
                            case "overrule" -> "{\"flags\":[],\"text\":\"\"}";
                            case "renew" -> "{\"until\":\"2030-01-01\",\"why\":\"x\"}";
                            default -> "{\"why\":\"x\"}";
                        };
                assertThat(browser.post(MODELS + "/" + id + "/" + verb, body).status())
                        .as(role + " " + verb)
                        .isEqualTo(403);
            }
            assertThat(browser.post(MODELS + "/roll-back", "{\"why\":\"x\"}").status())
                    .isEqualTo(403);
        }
        assertThat(aBrowser().get(MODELS).status()).isEqualTo(401);
    }

    private static String champion() {
        return "{\"role\":\"CHAMPION\",\"sharePercent\":0,\"why\":\"orders better\"}";
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    private static byte[] zip(String model, String report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model/model.json"));
            zip.write(model.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("model/report.json"));
            zip.write(report.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
