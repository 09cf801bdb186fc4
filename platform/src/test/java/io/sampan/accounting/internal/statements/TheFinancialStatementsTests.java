package io.sampan.accounting.internal.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.SystemClock;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.EntryQuery;
import io.sampan.accounting.FinancialStatements;
import io.sampan.accounting.FinancialStatements.Asked;
import io.sampan.accounting.FinancialStatements.Compare;
import io.sampan.accounting.FinancialStatements.Kind;
import io.sampan.accounting.Journal;
import io.sampan.install.TestDatabase;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class TheFinancialStatementsTests {

    @Autowired Accounting accounting;
    @Autowired FinancialStatements statements;
    @Autowired TransactionTemplate transaction;
    @Autowired SystemClock clock;

    private BooksFixture books;

    @BeforeEach
    void twoMonthsOfALender() {
        books = new BooksFixture(accounting, transaction);
        clock.runAt(Instant.parse("2025-12-31T10:00:00Z"));
        books.record("s:capital", "capital_paid_in", "2025-12-30", "owners", "cash 500000.00");
        books.record("s:debt", "borrowing_received", "2025-12-31", "bank", "cash 100000.00");
        clock.runAt(Instant.parse("2026-01-31T10:00:00Z"));
        books.record("s:out", "loan_disbursed", "2026-01-02", "HT-1", "principal 120000.00");
        books.record("s:int", "interest_accrued", "2026-01-31", "p", "interest 900.00");
        books.record("s:fee", "fee_charged", "2026-01-31", "HT-1", "fee 100.00, vat 6.00");
        books.record("s:cost", "expense_paid", "2026-01-31", "rent", "cash 400.00");
        books.record("s:loss", "provision_raised", "2026-01-31", "p", "provision 250.00");
        clock.runAt(Instant.parse("2026-02-28T10:00:00Z"));
        books.record(
                "s:in",
                "receipt_allocated",
                "2026-02-02",
                "HT-1",
                "fee 106.00, interest 900.00, principal 10000.00, excess 5.50");
        books.record("s:rev", "receipt_reversed", "2026-02-03", "HT-1", "principal 1000.00");
        books.record(
                "s:debt:back",
                "borrowing_repaid",
                "2026-02-28",
                "bank",
                "principal 40000.00, interest 300.00");
        clock.runOn();
    }

    @Test
    void the_balance_sheet_stands_beside_that_of_the_end_of_the_year_before() {
        assertThat(lines(Kind.BALANCE_SHEET, "2026-02-01", "2026-02-28", null))
                .isEqualTo(
                        """
                        A01 货币资金 | 449311.50 | 600000.00
                        A06 发放贷款和垫款 | 110750.00 | 0.00
                        A99 资产总计 | 560061.50 | 600000.00
                        L01 短期借款 | 60000.00 | 100000.00
                        L06 应交税费 | 6.00 | 0.00
                        L13 其他负债 | 5.50 | 0.00
                        L99 负债合计 | 60011.50 | 100000.00
                        E01 实收资本 | 500000.00 | 500000.00
                        E07 未分配利润 | 50.00 | 0.00
                        E98 所有者权益合计 | 500050.00 | 500000.00
                        E99 负债和所有者权益总计 | 560061.50 | 600000.00
                        """);
    }

    @Test
    void profit_and_loss_of_a_month_stands_beside_the_month_before() {
        assertThat(lines(Kind.PROFIT_AND_LOSS, "2026-02-01", "2026-02-28", null))
                .isEqualTo(
                        """
                        P10 一、营业总收入 | -300.00 | 1000.00
                        P11 利息净收入 | -300.00 | 900.00
                        P12 利息收入 | 0.00 | 900.00
                        P13 利息支出 | 300.00 | 0.00
                        P14 手续费及佣金净收入 | 0.00 | 100.00
                        P15 手续费及佣金收入 | 0.00 | 100.00
                        P30 二、营业总支出 | 0.00 | 650.00
                        P32 业务及管理费 | 0.00 | 400.00
                        P33 信用减值损失 | 0.00 | 250.00
                        P40 三、营业利润 | -300.00 | 350.00
                        P50 四、利润总额 | -300.00 | 350.00
                        P60 五、净利润 | -300.00 | 350.00
                        """);
    }

    @Test
    void the_cash_flow_statement_explains_every_fen_of_cash() {
        assertThat(lines(Kind.CASH_FLOW, "2026-02-01", "2026-02-28", null))
                .isEqualTo(
                        """
                        C11 收取利息、手续费及佣金的现金 | 1006.00 | 0.00
                        C12 收回贷款收到的现金 | 9000.00 | 0.00
                        C13 收到其他与经营活动有关的现金 | 5.50 | 0.00
                        C19 经营活动现金流入小计 | 10011.50 | 0.00
                        C21 发放贷款支付的现金 | 0.00 | 120000.00
                        C22 支付利息、手续费及佣金的现金 | 300.00 | 0.00
                        C25 支付其他与经营活动有关的现金 | 0.00 | 400.00
                        C29 经营活动现金流出小计 | 300.00 | 120400.00
                        C30 经营活动产生的现金流量净额 | 9711.50 | -120400.00
                        F21 偿还债务支付的现金 | 40000.00 | 0.00
                        F30 筹资活动产生的现金流量净额 | -40000.00 | 0.00
                        N40 五、现金净增加额 | -30288.50 | -120400.00
                        N50 加：期初现金余额 | 479600.00 | 600000.00
                        N60 六、期末现金余额 | 449311.50 | 479600.00
                        """);
    }

    /** In a month of its own: the other tests read January and February. */
    @Test
    void a_statement_can_be_read_as_it_was_known_before_a_correction() {
        clock.runAt(Instant.parse("2026-08-31T10:00:00Z"));
        books.record("s:aug", "expense_paid", "2026-08-31", "rent", "cash 300.00");
        clock.runAt(Instant.parse("2026-09-05T10:00:00Z"));
        books.record(
                new Journal(
                        "s:late",
                        "expense_paid",
                        LocalDate.parse("2026-07-27"),
                        LocalDate.parse("2026-08-31"),
                        "rent",
                        Map.of("cash", Money.cny("77.00"))));
        clock.runOn();

        assertThat(lines(Kind.PROFIT_AND_LOSS, "2026-08-01", "2026-08-31", null))
                .contains("P60 五、净利润 | -377.00");
        assertThat(
                        lines(
                                Kind.PROFIT_AND_LOSS,
                                "2026-08-01",
                                "2026-08-31",
                                Instant.parse("2026-09-01T00:00:00Z")))
                .contains("P60 五、净利润 | -300.00");
        assertThat(lines(Kind.PROFIT_AND_LOSS, "2026-07-01", "2026-07-31", null))
                .as("it counts in the month of its booking date")
                .isEmpty();
    }

    @Test
    void every_figure_is_the_sum_of_its_parts_and_these_of_their_entries() {
        var asked = asked("2026-02-01", "2026-02-28", null);
        var statement = statements.statement(Kind.CASH_FLOW, asked);
        for (var line : statement.lines()) {
            if (!line.total() && line.amount() != null && line.code().startsWith("C")) {
                var parts = statements.parts(Kind.CASH_FLOW, line.code(), asked);
                assertThat(Money.sum("CNY", parts.stream().map(p -> p.amount()).toList()))
                        .as(line.code())
                        .isEqualTo(line.amount());
            }
        }
        var parts = statements.parts(Kind.BALANCE_SHEET, "A06", asked);
        assertThat(parts)
                .extracting(part -> part.account().no() + " " + part.amount().amount())
                .containsExactly("1303 111000.00", "1304 -250.00");
        var entries =
                accounting.entries(
                        new EntryQuery(
                                "1303",
                                null,
                                null,
                                EntryQuery.By.BOOKING_DATE,
                                null,
                                LocalDate.parse("2026-02-28"),
                                null,
                                null,
                                200));
        long debit = 0;
        for (var entry : entries.items()) {
            long minor = entry.amount().minor();
            debit += entry.side() == Side.DEBIT ? minor : -minor;
        }
        assertThat(Money.ofMinor("CNY", debit)).isEqualTo(Money.cny("111000.00"));
        assertThatThrownBy(() -> statements.parts(Kind.CASH_FLOW, "Z1", asked))
                .hasMessageContaining("SMP-ACT-0435");
    }

    @Test
    void account_balances_show_opening_turnover_and_closing() {
        var balances =
                statements.balances(
                        LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"), null);

        assertThat(balances.balanced()).isTrue();
        assertThat(balances.rows().getFirst())
                .extracting(
                        row -> row.account().no(),
                        row -> row.opening().amount().toPlainString(),
                        row -> row.debits().amount().toPlainString(),
                        row -> row.credits().amount().toPlainString(),
                        row -> row.closing().amount().toPlainString())
                .containsExactly("1002", "479600.00", "11011.50", "41300.00", "449311.50");
    }

    private String lines(Kind kind, String from, String to, @Nullable Instant knownAt) {
        var statement = statements.statement(kind, asked(from, to, knownAt));
        assertThat(statement.balanced()).isTrue();
        return statement.lines().stream()
                .filter(line -> !zero(line.amount()) || !zero(line.compared()))
                .map(line ->
                        "%s %s | %s | %s%n"
                                .formatted(
                                        line.code(),
                                        line.name().zh(),
                                        text(line.amount()),
                                        text(line.compared())))
                .collect(Collectors.joining());
    }

    private static boolean zero(@Nullable Money money) {
        return money == null || money.isZero();
    }

    private static String text(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }

    private static Asked asked(String from, String to, @Nullable Instant knownAt) {
        return new Asked(LocalDate.parse(from), LocalDate.parse(to), knownAt, Compare.BEFORE);
    }
}
