package io.sampan.payments.internal;

import static io.sampan.access.internal.StaffFixture.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.sampan.install.TestDatabase;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.internal.PaymentsFixture.Play;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApplicationModuleTest(
        module = "payments",
        extraIncludes = {"access", "accounting"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(PaymentsFixture.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class TransfersOnAPageTests {

    @Autowired MockMvcTester http;
    @Autowired Play play;
    @Autowired TransferDesk payments;

    @Test
    void operations_see_a_failed_pay_out_and_order_another_attempt_once() {
        play.begin();
        var id = play.ordered(Direction.OUT, "HT-1", "9010").value();
        payments.poll();

        assertThat(get("/api/v1/transfers?state=FAILED&subject=HT-1", "OPERATIONS"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"direction": "OUT", "state": "FAILED", "attempt": 1,
                          "amount": {"currency": "CNY", "amount": "100.00"},
                          "account": {"bank": "中国工商银行", "tail": "9010"},
                          "reason": {"code": "AC06", "text": {"zh": "账户暂时止付"}}}], "next": null}
                        """);
        var path = "/api/v1/transfers/" + id + "/retry";
        assertThat(post(path, "OPERATIONS", "retry-0001", "")).hasStatusOk();
        assertThat(post(path, "OPERATIONS", "retry-0001", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.attempt")
                .isEqualTo(2);
        payments.poll();
        assertThat(get("/api/v1/transfers/" + id, "AUDITOR"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo(State.SETTLED.name());
        assertThat(post(path, "OPERATIONS", "retry-0002", "")).hasStatus(409);
    }

    @Test
    void an_item_is_closed_with_what_was_found() {
        play.begin();
        var id = play.ordered(Direction.OUT, "HT-2", "9008");
        play.pass(Duration.ofSeconds(70));
        var item = payments.openItems().getFirst();
        assertThat(item.transfer()).isEqualTo(id);

        assertThat(get("/api/v1/transfers/items", "AUDITOR"))
                .bodyJson()
                .extractingPath("$[0].kind")
                .isEqualTo("CONTRADICTION");
        var path = "/api/v1/transfers/items/" + item.id() + "/close";
        assertThat(post(path, "OPERATIONS", "close-0001", "{\"note\": \"\"}")).hasStatus(400);
        assertThat(post(path, "OPERATIONS", "close-0002", "{\"note\": \"银行已更正\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("[]");
    }

    @ParameterizedTest(name = "{0} {1} as {2}: {3}")
    @CsvSource({
        "GET, /api/v1/transfers, ACCOUNTANT, 200",
        "GET, /api/v1/transfers, BORROWER, 403",
        "GET, /api/v1/transfers/items, UNDERWRITER, 403",
        "GET, /api/v1/transfers/00000000-0000-0000-0000-000000000009, OPERATIONS, 404",
        "GET, /api/v1/transfers/nine, OPERATIONS, 400",
        "GET, /api/v1/transfers?state=LOST, OPERATIONS, 400",
        "GET, /api/v1/transfers?cursor=x, OPERATIONS, 400",
        "GET, /api/v1/transfers?limit=0, OPERATIONS, 400",
        "POST, /api/v1/transfers/00000000-0000-0000-0000-000000000009/retry, ACCOUNTANT, 403",
        "POST, /api/v1/transfers/00000000-0000-0000-0000-000000000009/retry, OPERATIONS, 404"
    })
    void who_may_not_or_asks_wrongly_is_told(String verb, String path, String role, int status) {
        var answer =
                verb.equals("GET") ? get(path, role) : post(path, role, "key-" + role + "-1", "");

        assertThat(answer).hasStatus(status);
    }

    private MvcTestResult get(String path, String role) {
        return http.get().uri(path).with(signedInAs(role)).exchange();
    }

    private MvcTestResult post(String path, String role, String key, String body) {
        return http.post()
                .uri(path)
                .with(signedInAs(role))
                .with(csrf())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
