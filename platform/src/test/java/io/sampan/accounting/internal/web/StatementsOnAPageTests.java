package io.sampan.accounting.internal.web;

import static io.sampan.access.internal.StaffFixture.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class StatementsOnAPageTests {

    private static final String MARCH = "?from=2026-03-01&to=2026-03-31";

    @TempDir Path folder;
    @Autowired MockMvcTester http;
    @Autowired Accounting accounting;
    @Autowired BusinessDay businessDay;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void aLoanInMarch() {
        businessDay.open(LocalDate.parse("2026-04-02"));
        new BooksFixture(accounting, transaction)
                .record("out:1", "loan_disbursed", "2026-03-02", "HT-1", "principal 1000.00");
    }

    @Test
    void a_balance_sheet_is_read_as_lines_and_a_line_opens_its_accounts() {
        assertThat(get("/api/v1/accounting/statements/balance-sheet" + MARCH, "AUDITOR"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"kind": "BALANCE_SHEET", "name": {"zh": "资产负债表"}, "comparedTo": "2025-12-31",
                         "currency": "CNY", "balanced": true}
                        """);
        assertThat(
                        get(
                                "/api/v1/accounting/statements/balance-sheet/lines/A06" + MARCH,
                                "ACCOUNTANT"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        [{"account": {"no": "1303"}, "amount": {"currency": "CNY", "amount": "1000.00"}}]
                        """);
    }

    @Test
    void a_statement_leaves_as_csv_and_as_a_workbook() throws Exception {
        var csv =
                get(
                                "/api/v1/accounting/statements/cash-flow/file"
                                        + MARCH
                                        + "&format=CSV&language=en",
                                "ACCOUNTANT")
                        .exchange()
                        .getResponse();
        assertThat(new String(csv.getContentAsByteArray(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFCash flow statement")
                .contains("C21,　Loans paid out to customers,1000.00,0.00")
                .contains("N60,VI. Cash at the end,-1000.00,0.00");
        assertThat(csv.getHeader("Content-Disposition")).contains("cash-flow-2026-03-31.csv");

        var workbook =
                get("/api/v1/accounting/statements/balance-sheet/file" + MARCH, "ACCOUNTANT")
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray();
        var file = Files.write(folder.resolve("sheet.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("xl/workbook.xml")).isNotNull();
            var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<v>1000.00</v>");
        }
    }

    @Test
    void a_journal_is_tried_over_http() {
        assertThat(
                        http.post()
                                .uri("/api/v1/accounting/posting-rules/dry-run")
                                .with(signedInAs("ACCOUNTANT"))
                                .with(csrf())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"event": "expense_paid", "subject": "rent",
                                         "amounts": {"cash": {"currency": "CNY", "amount": "8.00"}}}
                                        """))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"text": {"en": "Expense paid"}, "lines": [
                         {"account": {"no": "6602"}, "side": "DEBIT", "amount": {"amount": "8.00"}},
                         {"account": {"no": "1002"}, "side": "CREDIT"}]}
                        """);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "/statements/balance-sheet?from=2026-03-01&to=2026-03-31, OPERATIONS, 403",
        "/statements/balance-sheet?from=2026-03-01&to=2026-02-28, AUDITOR, 400",
        "/statements/wishes?from=2026-03-01&to=2026-03-31, AUDITOR, 400",
        "/statements/cash-flow/lines/Z1?from=2026-03-01&to=2026-03-31, AUDITOR, 404",
        "/statements/cash-flow/file?from=2026-03-01&to=2026-03-31, BORROWER, 403",
        "/balances?from=2026-03-01&to=2026-03-31, AUDITOR, 200",
        "/balances?from=2026-03-01&to=2026-03-31, BORROWER, 403",
        "/balances/file?from=2026-03-01&to=2026-03-31&format=CSV, AUDITOR, 200",
        "/balances/file?from=2026-03-01&to=2026-03-31, UNDERWRITER, 403",
        "/periods, AUDITOR, 200",
        "/periods, UNDERWRITER, 403",
        "/periods/2026-03/conditions, AUDITOR, 200",
        "/periods/2026-03/conditions, BORROWER, 403",
        "/exchange-rates, AUDITOR, 200",
        "/exchange-rates, OPERATIONS, 403",
        "/posting-rules, AUDITOR, 200",
        "/posting-rules, UNDERWRITER, 403"
    })
    void who_may_read(String path, String role, int status) {
        assertThat(get("/api/v1/accounting" + path, role)).hasStatus(status);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "/periods/2026-03/close, AUDITOR, 403",
        "/periods/2026-03/reopen, AUDITOR, 403",
        "/periods/2026-03/revalue, AUDITOR, 403",
        "/years/2025/close, AUDITOR, 403",
        "/exchange-rates, AUDITOR, 403",
        "/posting-rules/proposals, AUDITOR, 403",
        "/posting-rules/dry-run, OPERATIONS, 403"
    })
    void who_may_not_act(String path, String role, int status) {
        assertThat(
                        http.post()
                                .uri("/api/v1/accounting" + path)
                                .with(signedInAs(role))
                                .with(csrf())
                                .header("Idempotency-Key", "a-key-of-a-test")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"reason": "x", "currency": "USD", "day": "2026-03-31", "rate": 7,
                                         "source": "x", "id": "1", "event": "expense_paid", "subject": "x",
                                         "amounts": {}, "journal": {"event": "expense_paid", "subject": "x",
                                         "amounts": {}}}
                                        """))
                .hasStatus(status);
    }

    private MockMvcTester.MockMvcRequestBuilder get(String path, String role) {
        return http.get().uri(path).with(signedInAs(role));
    }
}
