package io.sampan.accounting.internal.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.FinancialStatements;
import io.sampan.accounting.FinancialStatements.Asked;
import io.sampan.accounting.FinancialStatements.Compare;
import io.sampan.accounting.FinancialStatements.Kind;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Periods;
import io.sampan.accounting.Periods.Condition;
import io.sampan.accounting.Periods.State;
import io.sampan.accounting.Postings;
import io.sampan.accounting.internal.LaneFixture;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class MonthsAndYearsTests {

    private static final Actor ACCOUNTANT = accountant("Bai");
    private static final Actor SECOND = accountant("Cen");
    private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2025, 12);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    @Autowired Accounting accounting;
    @Autowired Periods periods;
    @Autowired FinancialStatements statements;
    @Autowired Postings postings;
    @Autowired FourEyes fourEyes;
    @Autowired Access access;
    @Autowired TransactionTemplate transaction;
    @Autowired Environment environment;
    @Autowired BeanFactory beans;

    private BooksFixture books;

    @BeforeEach
    void novemberAndDecember() {
        LaneFixture.restart(beans);
        TestDatabase.asOwner(environment)
                .sql(
                        """
                        truncate accounting.entry, accounting.transfer, accounting.journal,
                            accounting.account, accounting.batch, accounting.intent,
                            accounting.month_fact, accounting.exchange_rate, access.proposal
                        """)
                .update();
        books = new BooksFixture(accounting, transaction);
        books.record("capital", "capital_paid_in", "2025-11-01", "owners", "cash 1000.00");
        books.record("income", "interest_accrued", "2025-12-15", "p", "interest 90.00");
        books.record("cost", "expense_paid", "2025-12-20", "rent", "cash 40.00");
    }

    @Test
    void a_closed_month_takes_no_journal_but_a_repeat_of_what_is_in_it() {
        close(NOVEMBER);

        assertThatThrownBy(
                        () -> books.record("late", "expense_paid", "2025-11-30", "x", "cash 1.00"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo("SMP-ACT-0423"));
        books.record("capital", "capital_paid_in", "2025-11-01", "owners", "cash 1000.00");
        books.record(
                new Journal(
                        "backdated",
                        "expense_paid",
                        LocalDate.parse("2025-11-30"),
                        LocalDate.parse("2025-12-01"),
                        "x",
                        Map.of("cash", Money.cny("1.00"))));
        assertThat(periods.periods(TODAY))
                .extracting(period -> period.month() + " " + period.state())
                .containsExactly("2026-01 OPEN", "2025-12 OPEN", "2025-11 CLOSED");
    }

    @Test
    void months_are_closed_in_their_order_and_only_when_they_are_over() {
        assertThat(unmet(DECEMBER, TODAY)).containsExactly("earlier_closed", "year_closed");
        assertThat(unmet(NOVEMBER, LocalDate.parse("2025-11-30"))).containsExactly("day_is_past");
        assertThatThrownBy(() -> close(DECEMBER)).hasMessageContaining("SMP-ACT-0430");
    }

    @Test
    void closing_waits_for_a_transaction_that_is_booking_and_counts_it() throws Exception {
        var booked = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        // Threads of their own: the common pool has a single one on a small machine.
        Executor threads = Thread::startVirtualThread;
        var slow =
                CompletableFuture.runAsync(
                        () ->
                                transaction.executeWithoutResult(_ -> {
                                    accounting.record(
                                            BooksFixture.journal(
                                                    "slow",
                                                    "expense_paid",
                                                    "2025-11-30",
                                                    "x",
                                                    "cash 1.00"));
                                    booked.countDown();
                                    await(commit);
                                }),
                        threads);
        await(booked);
        var closing = CompletableFuture.supplyAsync(() -> close(NOVEMBER), threads);
        for (int i = 0; i < 1000 && !state(NOVEMBER).equals(State.CLOSING); i++) {
            Thread.sleep(50);
        }

        assertThat(state(NOVEMBER)).isEqualTo(State.CLOSING);
        assertThat(closing).isNotDone();
        assertThatThrownBy(
                        () -> books.record("late", "expense_paid", "2025-11-30", "x", "cash 1.00"))
                .hasMessageContaining("SMP-ACT-0423");
        commit.countDown();
        slow.get(60, TimeUnit.SECONDS);
        assertThat(closing.get(60, TimeUnit.SECONDS).journals()).isEqualTo(2);
    }

    @Test
    void a_month_is_reopened_by_two_accountants() {
        close(NOVEMBER);
        var proposal =
                access.as(ACCOUNTANT, () -> periods.proposeReopening(NOVEMBER, "missing rent"));

        assertThatThrownBy(() -> access.as(ACCOUNTANT, () -> fourEyes.approve(proposal)))
                .isInstanceOf(Problem.class);
        access.as(SECOND, () -> fourEyes.approve(proposal));
        books.record("late", "expense_paid", "2025-11-30", "x", "cash 1.00");
        assertThat(close(NOVEMBER).journals()).isEqualTo(2);
        assertThatThrownBy(() ->
                        access.as(ACCOUNTANT, () -> periods.proposeReopening(DECEMBER, "why")))
                .hasMessageContaining("SMP-ACT-0432");
    }

    @Test
    void the_profit_of_a_year_goes_to_retained_earnings_and_comes_back_when_december_reopens() {
        close(NOVEMBER);
        var journal = access.as(ACCOUNTANT, () -> periods.closeYear(2025, TODAY));
        var again = access.as(ACCOUNTANT, () -> periods.closeYear(2025, TODAY));
        close(DECEMBER);

        assertThat(journal).isEqualTo("year-closed:2025:1");
        assertThat(again).isNull();
        assertThat(balance("6011")).isEqualTo("0.00");
        assertThat(balance("6602")).isEqualTo("0.00");
        assertThat(balance("4103")).isEqualTo("0.00");
        assertThat(balance("4104")).isEqualTo("50.00");
        assertThat(netProfit()).as("the statement still tells it").isEqualTo("50.00");
        assertThat(retained()).isEqualTo("50.00");

        var proposal = access.as(ACCOUNTANT, () -> periods.proposeReopening(DECEMBER, "late bill"));
        access.as(SECOND, () -> fourEyes.approve(proposal));
        assertThat(balance("4104")).isEqualTo("0.00");
        assertThat(balance("6011")).isEqualTo("90.00");
        books.record("bill", "expense_paid", "2025-12-31", "x", "cash 5.00");
        assertThat(access.as(ACCOUNTANT, () -> periods.closeYear(2025, TODAY)))
                .isEqualTo("year-closed:2025:2");
        close(DECEMBER);
        assertThat(balance("4104")).isEqualTo("45.00");
        assertThat(netProfit()).isEqualTo("45.00");
    }

    @Test
    void foreign_currency_is_valued_at_the_closing_rate_and_a_repeat_books_nothing() {
        books.record(
                journal(
                        "buy",
                        "foreign_currency_bought",
                        "2025-11-10",
                        "foreign USD 100.00, local CNY 710.00"),
                journal("fee", "bank_charged", "2025-11-20", "fee USD 10.00"));
        rate("USD", "2025-11-10", "7.10");
        rate("USD", "2025-11-20", "7.15");
        assertThat(unmet(NOVEMBER, TODAY)).containsExactly("foreign_currency_valued");
        assertThatThrownBy(() -> revalue(NOVEMBER)).hasMessageContaining("SMP-ACT-0434");
        rate("USD", "2025-11-30", "7.20");

        revalue(NOVEMBER);
        revalue(NOVEMBER);

        // 100 bought for 710; 10 spent at 7.15 are 71.50 of expense; 90 left are worth 648.
        assertThat(profitLine("P16")).isEqualTo("71.50");
        assertThat(profitLine("P20")).isEqualTo("9.50");
        var asked = new Asked(NOVEMBER.atDay(1), NOVEMBER.atEndOfMonth(), null, Compare.BEFORE);
        var sheet = statements.statement(Kind.BALANCE_SHEET, asked);
        assertThat(sheet.balanced()).isTrue();
        assertThat(line(Kind.BALANCE_SHEET, NOVEMBER, "A01")).isEqualTo("938.00");
        assertThat(line(Kind.BALANCE_SHEET, NOVEMBER, "A19")).isEqualTo("0.00");
        assertThat(statements.statement(Kind.CASH_FLOW, asked).balanced()).isTrue();
        assertThat(close(NOVEMBER).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_rule_is_tried_without_writing_and_booked_by_hand_by_two_accountants() {
        var journal = BooksFixture.journal("h1", "expense_paid", "2025-12-31", "tea", "cash 8.00");

        var trial = postings.dryRun(journal);
        assertThat(trial.lines())
                .extracting(line -> line.side() + " " + line.account().no() + " " + line.amount())
                .containsExactly("DEBIT 6602 CNY 8.00", "CREDIT 1002 CNY 8.00");
        assertThat(books.entries("tea")).isEmpty();
        var proposal = access.as(ACCOUNTANT, () -> postings.propose(journal, "tea for guests"));
        assertThat(books.entries("tea")).isEmpty();
        access.as(SECOND, () -> fourEyes.approve(proposal));
        assertThat(books.entries("tea").lines()).hasSize(2);

        assertThatThrownBy(() ->
                        postings.propose(
                                BooksFixture.journal(
                                        "h2",
                                        "loan_disbursed",
                                        "2025-12-31",
                                        "HT",
                                        "principal 1.00"),
                                "no"))
                .hasMessageContaining("SMP-ACT-0421");
        assertThatThrownBy(() ->
                        postings.dryRun(
                                BooksFixture.journal(
                                        "h3",
                                        "expense_paid",
                                        "2025-12-31",
                                        "HT",
                                        "principal 1.00")))
                .hasMessageContaining("SMP-ACT-0420");
    }

    private Periods.Period close(YearMonth month) {
        return access.as(ACCOUNTANT, () -> periods.close(month, TODAY));
    }

    private State state(YearMonth month) {
        return periods.periods(TODAY).stream()
                .filter(period -> period.month().equals(month))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void revalue(YearMonth month) {
        access.as(ACCOUNTANT, () -> periods.revalue(month, TODAY));
    }

    private void rate(String currency, String day, String rate) {
        access.as(
                ACCOUNTANT,
                () ->
                        periods.keepRate(
                                currency, LocalDate.parse(day), new BigDecimal(rate), "CFETS"));
    }

    private List<String> unmet(YearMonth month, LocalDate today) {
        return periods.conditions(month, today).stream()
                .filter(condition -> !condition.holds())
                .map(Condition::code)
                .toList();
    }

    private String balance(String account) {
        return accounting.balance(account, LocalDate.parse("2025-12-31")).amount().toPlainString();
    }

    private String netProfit() {
        return line(Kind.PROFIT_AND_LOSS, DECEMBER, "P60");
    }

    private String retained() {
        return line(Kind.BALANCE_SHEET, DECEMBER, "E07");
    }

    private String profitLine(String code) {
        return line(Kind.PROFIT_AND_LOSS, NOVEMBER, code);
    }

    private String line(Kind kind, YearMonth month, String code) {
        var statement =
                statements.statement(
                        kind,
                        new Asked(month.atDay(1), month.atEndOfMonth(), null, Compare.BEFORE));
        assertThat(statement.balanced()).isTrue();
        var found =
                statement.lines().stream()
                        .filter(line -> line.code().equals(code))
                        .findFirst()
                        .orElseThrow();
        return Objects.requireNonNull(found.amount()).amount().toPlainString();
    }

    private static Journal journal(String id, String event, String day, String amounts) {
        var read = new TreeMap<String, Money>();
        for (var amount : amounts.split(", ")) {
            var parts = amount.split(" ");
            read.put(parts[0], Money.of(parts[1], parts[2]));
        }
        return new Journal(id, event, LocalDate.parse(day), LocalDate.parse(day), "USD", read);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Actor accountant(String name) {
        return new Actor(
                new UserId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                name,
                Set.of(Role.ACCOUNTANT),
                Optional.empty());
    }
}
