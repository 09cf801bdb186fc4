package io.sampan.accounting.internal.web;

import static io.sampan.access.internal.StaffFixture.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
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
class TheBooksOnAPageTests {

    @Autowired MockMvcTester http;
    @Autowired Accounting accounting;
    @Autowired BusinessDay businessDay;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void aLoanInTheBooks() {
        businessDay.open(LocalDate.parse("2026-03-02"));
        new BooksFixture(accounting, transaction)
                .record("out:1", "loan_disbursed", "2026-03-02", "HT-1", "principal 1000.00");
    }

    @Test
    void the_trial_balance_is_that_of_the_business_day_when_no_day_is_asked() {
        assertThat(get("/api/v1/accounting/trial-balance", "ACCOUNTANT"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"asOf": "2026-03-02", "balanced": true,
                         "totalDebit": {"currency": "CNY", "amount": "1000.00"},
                         "totalCredit": {"currency": "CNY", "amount": "1000.00"},
                         "rows": [
                          {"account": {"no": "1002", "name": {"zh": "银行存款", "en": "Cash at banks"}, "kind": "ASSET"},
                           "debit": {"amount": "0.00"}, "credit": {"amount": "1000.00"}, "balanceSide": "CREDIT"},
                          {"account": {"no": "1303"}, "debit": {"amount": "1000.00"}, "balanceSide": "DEBIT"}]}
                        """);
    }

    @Test
    void a_figure_leads_to_entries_and_these_to_their_journal() {
        assertThat(get("/api/v1/accounting/entries?account=1303&subject=HT-1", "AUDITOR"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items": [{"journal": "out:1", "event": "loan_disbursed",
                          "eventText": {"zh": "发放贷款", "en": "Loan disbursed"}, "valueDate": "2026-03-02",
                          "account": {"no": "1303"}, "side": "DEBIT", "amount": {"amount": "1000.00"},
                          "balance": {"amount": "1000.00"}, "subject": "HT-1"}], "next": null}
                        """);
        assertThat(get("/api/v1/accounting/journals/out:1", "OPERATIONS"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id": "out:1", "subject": "HT-1", "amounts": {"principal": {"amount": "1000.00"}},
                         "entries": [{"side": "DEBIT"}, {"side": "CREDIT"}]}
                        """);
    }

    @ParameterizedTest(name = "{0} as {1}: {2} {3}")
    @CsvSource({
        "/api/v1/accounting/accounts, ACCOUNTANT, 200,",
        "/api/v1/accounting/accounts, BORROWER, 403,",
        "/api/v1/accounting/trial-balance, UNDERWRITER, 403,",
        "/api/v1/accounting/entries, BORROWER, 403,",
        "/api/v1/business-day, BORROWER, 200,",
        "/api/v1/accounting/journals/none, AUDITOR, 404, SMP-ACT-0404",
        "/api/v1/accounting/entries?account=9999, AUDITOR, 404, SMP-ACT-0405",
        "/api/v1/accounting/entries?cursor=x, AUDITOR, 400, SMP-IN-0007",
        "/api/v1/accounting/entries?limit=201, AUDITOR, 400, SMP-IN-0001",
        "/api/v1/accounting/entries?from=yesterday, AUDITOR, 400, SMP-IN-0003"
    })
    void who_may_not_or_asks_wrongly_is_told(
            String path, String role, int status, @org.jspecify.annotations.Nullable String code) {
        var answer = get(path, role);

        assertThat(answer).hasStatus(status);
        if (code != null) {
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
        }
    }

    private MockMvcTester.MockMvcRequestBuilder get(String path, String role) {
        return http.get().uri(path).with(signedInAs(role));
    }
}
