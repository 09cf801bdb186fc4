package io.sampan.lending;

import static io.sampan.lending.StandInJudge.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Browser;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import io.sampan.money.Money;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What pages may ask of lending, and what they get. */
@Import(LendingWorld.class)
class ApplyingOverHttpTests extends WebTest {

    private static final String WISH =
            """
            {"product":"working-capital","amount":{"currency":"CNY","amount":"200000.00"},
             "months":12,"purpose":"GOODS"}
            """;
    private static final String CHOICE =
            """
            {"amount":{"currency":"CNY","amount":"200000.00"},"months":12}
            """;

    @Autowired LendingWorld.World world;
    @Autowired StandInJudge judge;
    @Autowired StandInBank bank;

    @BeforeEach
    void the_judge_says_yes() {
        judge.answers(accepted("218900.00", "0.072", 24));
        bank.settles();
    }

    @Test
    void a_customer_signs_with_the_password_once_whatever_is_repeated() {
        var borrower = world.aBorrowerWithInvoices();
        var browser = signedIn(Role.BORROWER, borrower.enterprise().value());
        var id = offered(browser);
        var paper = paper(browser, id, borrower);
        var path = "/api/v1/applications/" + id + "/sign";

        assertThat(browser.post(path, signature(paper, "not my password"), "key-00000001").status())
                .isEqualTo(422);
        assertThat(state(browser, id)).isEqualTo("OFFERED");

        var first = browser.post(path, signature(paper, PASSWORD), "key-00000002");
        var again = browser.post(path, signature(paper, PASSWORD), "key-00000002");
        var other = browser.post(path, signature(paper, PASSWORD), "key-00000003");

        assertThat(first.json().path("state").asString()).isEqualTo("PAYING");
        assertThat(first.json().path("payment").path("state").asString()).isEqualTo("IN_FLIGHT");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("SMP-LEN-0122");
    }

    @Test
    void submitting_again_with_the_same_key_gives_the_same_answer_and_with_another_none() {
        var borrower = world.aBorrowerWithInvoices();
        var browser = signedIn(Role.BORROWER, borrower.enterprise().value());
        var id = browser.post("/api/v1/applications", WISH).json().path("id").asString();
        var path = "/api/v1/applications/" + id + "/submit";

        var first = browser.post(path, "{}", "submit-0001");
        var again = browser.post(path, "{}", "submit-0001");
        var other = browser.post(path, "{}", "submit-0002");

        assertThat(first.json().path("state").asString()).isEqualTo("OFFERED");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.code()).isEqualTo("SMP-LEN-0120");
    }

    @Test
    void a_quote_adds_up_on_the_page() {
        var borrower = world.aBorrowerWithInvoices();
        var browser = signedIn(Role.BORROWER, borrower.enterprise().value());

        var quote =
                browser.post("/api/v1/applications/" + offered(browser) + "/quote", CHOICE).json();

        assertThat(money(quote, "received").plus(money(quote, "interestTotal")))
                .isEqualTo(money(quote, "repayTotal"))
                .isEqualTo(sum(quote.path("instalments"), "total"));
        assertThat(sum(quote.path("instalments"), "interest"))
                .isEqualTo(money(quote, "interestTotal"));
        assertThat(quote.path("irr").asString()).isEqualTo("0.0728");
        assertThat(quote.path("firstDue").asString()).isEqualTo("2026-12-24");
        assertThat(quote.path("others")).hasSize(4);
    }

    @Test
    void the_contract_is_a_pdf_under_the_hash_that_is_shown() {
        var borrower = world.aBorrowerWithInvoices();
        var browser = signedIn(Role.BORROWER, borrower.enterprise().value());
        var paper = paper(browser, offered(browser), borrower);
        var path = "/api/v1/documents/" + paper.path("document").asString();

        var content = browser.get(path);
        var facts = browser.get(path + "/facts").json();

        assertThat(content.header("content-type")).isEqualTo("application/pdf");
        assertThat(facts.path("sha256")).isEqualTo(paper.path("sha256"));
        assertThat(facts.path("pages").asInt()).isEqualTo(paper.path("pages").asInt()).isPositive();
        assertThat(facts.path("signatures")).isEmpty();
    }

    @Test
    void staff_prepare_and_read_and_only_the_customer_signs() {
        var borrower = world.aBorrowerWithInvoices();
        var customer = signedIn(Role.BORROWER, borrower.enterprise().value());
        var id = offered(customer);
        var paper = paper(customer, id, borrower);

        for (var role : new Role[] {Role.ACCOUNT_MANAGER, Role.OPERATIONS, Role.UNDERWRITER}) {
            var staff = signedIn(role);
            assertThat(state(staff, id)).as(role.name()).isEqualTo("OFFERED");
            assertThat(
                            staff.post(
                                            "/api/v1/applications/" + id + "/sign",
                                            signature(paper, PASSWORD))
                                    .status())
                    .as(role.name())
                    .isEqualTo(403);
        }
        var prepared =
                signedIn(Role.ACCOUNT_MANAGER)
                        .post(
                                "/api/v1/applications",
                                "{\"enterprise\":\"" + borrower.enterprise().value() + "\"}");
        assertThat(prepared.json().path("state").asString()).isEqualTo("DRAFT");
    }

    @Test
    void another_enterprise_gets_404() {
        var borrower = world.aBorrowerWithInvoices();
        var id = offered(signedIn(Role.BORROWER, borrower.enterprise().value()));
        var stranger = signedIn(Role.BORROWER, world.aBorrowerWithInvoices().enterprise().value());

        assertThat(stranger.get("/api/v1/applications/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/applications/" + id + "/quote", CHOICE).status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/v1/applications/" + id + "/withdraw", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void the_first_page_and_the_products_of_a_new_customer() {
        var borrower = world.aBareBorrower();
        var browser = signedIn(Role.BORROWER, borrower.enterprise().value());

        var home = browser.get("/api/v1/home").json();
        var products = browser.get("/api/v1/products").json();

        assertThat(money(home, "available")).isEqualTo(Money.cny("0.00"));
        assertThat(home.path("nextPayment").isNull()).isTrue();
        assertThat(home.path("businessDay").asString()).isEqualTo("2026-11-24");
        assertThat(products).hasSize(3);
        assertThat(products.get(0).path("purposes").get(0).path("name").path("zh").asString())
                .isEqualTo("进货备货");
    }

    private static String offered(Browser browser) {
        var id = browser.post("/api/v1/applications", WISH).json().path("id").asString();
        browser.post("/api/v1/applications/" + id + "/submit", "{}");
        return id;
    }

    private static JsonNode paper(Browser browser, String id, LendingWorld.Borrower borrower) {
        return browser.post(
                        "/api/v1/applications/" + id + "/contract",
                        """
                        {"amount":{"currency":"CNY","amount":"200000.00"},"months":12,
                         "account":"%s","language":"zh"}
                        """
                                .formatted(borrower.account().value()))
                .json();
    }

    private static String signature(JsonNode paper, String password) {
        return """
        {"document":"%s","sha256":"%s","agreed":true,"password":"%s"}
        """
                .formatted(
                        paper.path("document").asString(),
                        paper.path("sha256").asString(),
                        password);
    }

    private static String state(Browser browser, String id) {
        return browser.get("/api/v1/applications/" + id).json().path("state").asString();
    }

    private static Money money(JsonNode node, String field) {
        return Money.of(
                node.path(field).path("currency").asString(),
                node.path(field).path("amount").asString());
    }

    private static Money sum(JsonNode rows, String field) {
        return Money.sum(
                "CNY",
                StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> money(row, field))
                        .toList());
    }
}
