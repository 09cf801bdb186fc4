package io.sampan.accounting.internal.reconciliation;

import static io.sampan.access.internal.StaffFixture.signedInAs;
import static io.sampan.accounting.internal.reconciliation.ABankStatementIsReadTests.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.Reconciliation.StatementLine;
import io.sampan.install.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Three days of one account, told in order. */
@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheBooksAndTheBankTests {

    private static final Actor ACCOUNTANT = accountant(1);
    private static final Actor SECOND = accountant(2);

    @Autowired Accounting accounting;
    @Autowired Reconciliation reconciliation;
    @Autowired FourEyes fourEyes;
    @Autowired Access access;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester http;

    @Test
    @Order(1)
    void what_both_know_is_matched_and_the_rest_becomes_differences() {
        var books = new BooksFixture(accounting, transaction);
        books.record("capital", "capital_paid_in", "2026-03-02", "owners", "cash 1000.00");
        books.record("E1", "loan_disbursed", "2026-03-02", "HT-1", "principal 300.00");
        books.record("late", "expense_paid", "2026-03-02", "rent", "cash 40.00");

        var taken =
                take(
                        statement("S-1", "2026-03-02", "0.00", "698.00")
                                + "IN,2026-03-02,,1000.00,CNY,,,owners,,\n"
                                + "OUT,2026-03-02,,300.00,CNY,E1,B1,,,\n"
                                + "OUT,2026-03-02,,2.00,CNY,,B2,charges,,\n");

        assertThat(taken.matched()).isEqualTo(2);
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "NOT_IN_BOOKS CREDIT CNY 2.00 charges", "NOT_AT_BANK DEBIT CNY 40.00 late");
        assertThat(reconciliation.comparisons())
                .allSatisfy(found -> assertThat(found.holds()).as(found.code()).isTrue());
    }

    @Test
    @Order(2)
    void the_same_file_again_is_the_first_statement_and_another_under_its_number_is_refused() {
        var file =
                statement("S-1", "2026-03-02", "0.00", "698.00")
                        + "IN,2026-03-02,,1000.00,CNY,,,owners,,\n"
                        + "OUT,2026-03-02,,300.00,CNY,E1,B1,,,\n"
                        + "OUT,2026-03-02,,2.00,CNY,,B2,charges,,\n";

        assertThat(take(file).id()).isEqualTo(reconciliation.statements().getFirst().id());
        assertThat(reconciliation.statements()).hasSize(1);
        assertThatThrownBy(() -> take(file.replace("charges", "fees")))
                .hasMessageContaining("SMP-ACT-0452");
        assertThatThrownBy(() -> take(file.replace("698.00", "699.00")))
                .hasMessageContaining("SMP-ACT-0451");
        assertThatThrownBy(() -> take("no statement")).hasMessageContaining("SMP-ACT-0450");
    }

    @Test
    @Order(3)
    void what_the_bank_tells_a_day_later_closes_its_difference() {
        take(
                statement("S-2", "2026-03-03", "698.00", "658.00")
                        + "OUT,2026-03-03,,40.00,CNY,,B3,rent,,\n");

        assertThat(open()).containsExactly("NOT_IN_BOOKS CREDIT CNY 2.00 charges");
    }

    @Test
    @Order(4)
    void what_is_booked_later_closes_its_difference() {
        new BooksFixture(accounting, transaction)
                .record("charges", "bank_charged", "2026-03-03", "bank", "fee 2.00");

        assertThat(access.as(ACCOUNTANT, () -> reconciliation.match())).isEqualTo(1);
        assertThat(open()).isEmpty();
        assertThat(reconciliation.differences(false, null, 50).items()).hasSize(2);
    }

    @Test
    @Order(5)
    void another_amount_under_the_same_reference_is_resolved_by_two_accountants() {
        new BooksFixture(accounting, transaction)
                .record("E9", "expense_paid", "2026-03-04", "x", "cash 10.00");
        take(
                statement("S-3", "2026-03-04", "658.00", "647.00")
                        + "OUT,2026-03-04,,11.00,CNY,E9,B9,,,\n");
        assertThat(open()).containsExactly("AMOUNT_DIFFERS CREDIT CNY 1.00 E9");
        var id = reconciliation.differences(true, null, 50).items().getFirst().id();

        assertThat(access.as(ACCOUNTANT, () -> reconciliation.own(id)).owner()).isEqualTo("A1");
        var proposal =
                access.as(ACCOUNTANT, () -> reconciliation.proposeResolution(id, "bank erred"));
        assertThatThrownBy(() -> access.as(ACCOUNTANT, () -> fourEyes.approve(proposal)))
                .isInstanceOf(Problem.class);
        assertThat(open()).hasSize(1);
        access.as(SECOND, () -> fourEyes.approve(proposal));

        assertThat(open()).isEmpty();
        assertThat(reconciliation.differences(false, null, 50).items())
                .anySatisfy(
                        found -> assertThat(found.resolution()).isEqualTo("RESOLVED: bank erred"));
        assertThatThrownBy(() -> access.as(ACCOUNTANT, () -> reconciliation.own(id)))
                .hasMessageContaining("SMP-ACT-0454");
    }

    /** The twin of the first test: a balance that nothing explains must show. */
    @Test
    @Order(6)
    void a_balance_that_no_line_and_no_journal_explains_is_a_difference() {
        take(statement("S-4", "2026-03-05", "600.00", "600.00"));

        assertThat(open()).containsExactly("BALANCE_DIFFERS CREDIT CNY 47.00 null");
        assertThat(reconciliation.comparisons().getLast().holds()).isFalse();
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @Order(7)
    @CsvSource({
        "'', AUDITOR, 200",
        "'', OPERATIONS, 403",
        "/statements, AUDITOR, 200",
        "/statements, BORROWER, 403",
        "/differences, ACCOUNTANT, 200",
        "/differences, UNDERWRITER, 403",
        "/differences?cursor=x, ACCOUNTANT, 400"
    })
    void who_may_read(String path, String role, int status) {
        assertThat(
                        http.get()
                                .uri("/api/v1/accounting/reconciliation" + path)
                                .with(signedInAs(role)))
                .hasStatus(status);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @Order(8)
    @CsvSource({
        "/match, AUDITOR, 403",
        "/differences/00000000-0000-0000-0000-000000000001/own, AUDITOR, 403",
        "/differences/00000000-0000-0000-0000-000000000001/own, ACCOUNTANT, 404",
        "/differences/00000000-0000-0000-0000-000000000001/resolve, OPERATIONS, 403"
    })
    void who_may_act(String path, String role, int status) {
        assertThat(
                        http.post()
                                .uri("/api/v1/accounting/reconciliation" + path)
                                .with(signedInAs(role))
                                .with(csrf())
                                .header("Idempotency-Key", "key-" + path.hashCode() + role)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"reason\": \"x\"}"))
                .hasStatus(status);
    }

    @Test
    @Order(9)
    void a_statement_is_taken_over_http() {
        var file =
                new MockMultipartFile(
                        "file",
                        "camt.xml",
                        "application/xml",
                        bytes(ABankStatementIsReadTests.CAMT));

        assertThat(
                        http.post()
                                .uri("/api/v1/accounting/reconciliation/statements")
                                .multipart()
                                .file(file)
                                .with(signedInAs("ACCOUNTANT"))
                                .with(csrf())
                                .header("Idempotency-Key", "a-statement-of-a-day"))
                .bodyJson()
                .isLenientlyEqualTo("{\"number\": \"S-1\", \"lines\": 2}");
    }

    private StatementLine take(String csv) {
        return access.as(ACCOUNTANT, () -> reconciliation.take(bytes(csv)));
    }

    private List<String> open() {
        return reconciliation.differences(true, null, 50).items().stream()
                .map(found ->
                        "%s %s %s %s"
                                .formatted(
                                        found.kind(),
                                        found.side(),
                                        found.amount(),
                                        found.journal() != null ? found.journal() : found.note()))
                .toList();
    }

    private static String statement(String number, String day, String opening, String closing) {
        return """
        direction,day,value_date,amount,currency,end_to_end_id,bank_reference,note,account,statement
        OPENING,%s,,%s,CNY,,,,6222,%s
        CLOSING,%s,,%s,CNY,,,,,
        """
                .formatted(day, opening, number, day, closing);
    }

    private static Actor accountant(int number) {
        return new Actor(
                new UserId(new UUID(8, number)),
                "A" + number,
                Set.of(Role.ACCOUNTANT),
                Optional.empty());
    }
}
