package io.sampan.servicing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.NewUser;
import io.sampan.access.Problem;
import io.sampan.access.ProposalId;
import io.sampan.access.Role;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractQuery;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.DayClose;
import io.sampan.servicing.Effect;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentRequest;
import io.sampan.servicing.RiskClass;
import io.sampan.underwriting.RepaymentRecord;
import io.sampan.underwriting.RunningBorrowers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** Contracts in the real book: stored, posted, closed day by day. */
@SpringBootTest
@Import(BookConfiguration.class)
@ContextConfiguration(initializers = TestDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AContractInTheBookTests {

    @Autowired private ApplicationContext context;
    @Autowired private Environment environment;
    private BookFixture book;

    @BeforeEach
    void openTheBook() {
        book = new BookFixture(context);
        context.getBean(BusinessDay.class).open(LocalDate.parse("2026-01-12"));
    }

    private LocalDate today() {
        return book.businessDay.today();
    }

    @Test
    void waits_for_the_pay_out_and_runs_from_the_day_it_settles_once() {
        var id = book.booked("30000.00", "0.06", 3);
        assertThat(book.contract(id).line().state()).isEqualTo(ContractState.WAITING_US);
        var payOut = book.payOut(id);

        book.bank.settles(payOut);
        book.bank.settles(payOut);

        var contract = book.contract(id);
        assertThat(contract.line().state()).isEqualTo(ContractState.ACTIVE);
        assertThat(contract.line().disbursedOn()).isEqualTo(today());
        assertThat(contract.instalments()).hasSize(3);
        assertThat(book.postings(id)).hasLineCount(3);
    }

    @Test
    void a_loan_can_tell_how_it_ends_once_its_first_instalment_is_old_enough() {
        var port = context.getBean(RunningBorrowers.class);
        var running = application(book.running("30000.00", "0.06", 3));
        var notPaidOut = application(book.booked("30000.00", "0.06", 3));
        var both = Set.of(running, notPaidOut);

        assertThat(port.telling(both, 90, today().plusDays(89))).isEmpty();
        assertThat(port.telling(both, 90, today().plusDays(180))).containsExactly(running);
        assertThat(port.telling(Set.of(), 90, today().plusDays(180))).isEmpty();
    }

    private String application(ContractId id) {
        return TestDatabase.asOwner(environment)
                .sql("select application from servicing.contract where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    @Test
    void shows_a_failed_pay_out_and_starts_when_a_later_one_settles() {
        var id = book.booked("30000.00", "0.06", 3);
        book.bank.fails(book.payOut(id));
        assertThat(book.contract(id).line().state()).isEqualTo(ContractState.FAILED);

        book.bank.settles(book.payOut(id));

        assertThat(book.contract(id).line().state()).isEqualTo(ContractState.ACTIVE);
    }

    @Test
    @Order(1) // Its table names the days, so the day must not have moved on far.
    void is_debited_on_its_due_day_and_the_postings_follow_the_receipt() {
        book.until(LocalDate.parse("2026-03-02"));
        var id = book.booked("30000.00", "0.06", 3, "30.00", "with-fee");
        book.bank.settles(book.payOut(id));
        book.until(LocalDate.parse("2026-04-02"));

        book.debitsUnderWay().forEach(book.bank::settles);

        assertThat(book.contract(id).receipts()).hasSize(1);
        assertThat(book.postings(id))
                .isEqualTo(
                        """
                        date       | event             | account | side   |    amount
                        2026-03-02 | loan_disbursed    | 1002    | CREDIT |  30000.00
                        2026-03-02 | loan_disbursed    | 1303    | DEBIT  |  30000.00
                        2026-03-02 | fee_charged       | 6021    | CREDIT |     30.00
                        2026-03-02 | fee_charged       | 1221    | DEBIT  |     30.00
                        2026-04-02 | receipt_allocated | 1303    | CREDIT |   9947.40
                        2026-04-02 | receipt_allocated | 1002    | DEBIT  |   9947.40
                        2026-04-02 | receipt_allocated | 1132    | CREDIT |    155.00
                        2026-04-02 | receipt_allocated | 1002    | DEBIT  |    155.00
                        2026-04-02 | receipt_allocated | 1221    | CREDIT |     30.00
                        2026-04-02 | receipt_allocated | 1002    | DEBIT  |     30.00
                        """);
        assertThat(book.accounting.balance("1303", book.contract(id).line().number(), today()))
                .isEqualTo(Money.cny("20052.60"));
    }

    @Test
    void a_quote_is_what_is_booked_and_changes_with_the_day() {
        var id = book.running("100000.00", "0.06", 12);
        book.until(today().plusDays(5));
        var amount = Optional.of(Money.cny("20000.00"));
        var quote =
                book.bySystem(() ->
                        book.servicing.quote(
                                id, RepaymentKind.PART, amount, Effect.SMALLER, today()));
        var stale =
                new RepaymentRequest(
                        RepaymentKind.ALL,
                        Optional.empty(),
                        Effect.SHORTER,
                        quote.amount(),
                        Optional.empty());
        assertThatThrownBy(() -> book.bySystem(() -> book.servicing.repay(id, stale, today())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("SMP-SRV-0412");

        var transfer = book.repays(id, RepaymentKind.PART, amount, Effect.SMALLER);
        assertThatThrownBy(
                        () -> book.repays(id, RepaymentKind.DUE, Optional.empty(), Effect.SHORTER))
                .hasMessageContaining("SMP-SRV-0409");
        book.bank.settles(transfer);
        book.bank.settles(transfer);

        var contract = book.contract(id);
        assertThat(contract.receipts()).hasSize(1);
        assertThat(contract.receipts().getFirst().split()).isEqualTo(quote.split());
        assertThat(contract.line().outstanding()).isEqualTo(quote.after().principal());
        assertThat(contract.line().nextDue())
                .isNotNull()
                .extracting(ContractLine.NextDue::amount)
                .isEqualTo(quote.after().nextInstalment());
        assertThat(quote.split().interest()).isEqualTo(Money.cny("83.33"));
        assertThat(quote.saved().isPositive()).isTrue();
    }

    @Test
    void paying_everything_closes_it() {
        var id = book.running("100000.00", "0.06", 12);
        book.until(today().plusDays(10));

        book.bank.settles(book.repays(id, RepaymentKind.ALL, Optional.empty(), Effect.SHORTER));

        var contract = book.contract(id);
        assertThat(contract.line().state()).isEqualTo(ContractState.SETTLED);
        assertThat(contract.receipts().getFirst().amount()).isEqualTo(Money.cny("100166.67"));
        assertThatThrownBy(
                        () -> book.repays(id, RepaymentKind.ALL, Optional.empty(), Effect.SHORTER))
                .hasMessageContaining("SMP-SRV-0411");
    }

    @Test
    void money_booked_later_for_an_earlier_day_changes_nothing_that_was_known_before()
            throws InterruptedException {
        var behaviour = context.getBean(PaymentBehaviour.class);
        var clock = context.getBean(Clock.class);
        var id = book.running("30000.00", "0.06", 3);
        var enterprise = book.contract(id).line().enterprise().id();
        var due = book.contract(id).instalments().getFirst();
        book.until(due.payableBy());
        book.debitsUnderWay().forEach(book.bank::fails);
        book.until(due.payableBy().plusDays(4));
        var unpaid = behaviour.of(enterprise, today(), clock.instant());
        var before = clock.instant();
        Thread.sleep(2);

        book.bySystem(
                () -> book.servicing.receive(id, due.total(), due.payableBy(), "counter", today()));
        var paid = behaviour.of(enterprise, today(), clock.instant());

        assertThat(behaviour.of(enterprise, today(), before)).isEqualTo(unpaid);
        assertThat(unpaid.instalments()).extracting(i -> i.paidOn() == null).containsExactly(true);
        assertThat(unpaid.debits()).extracting(d -> d.failed()).contains(true);
        assertThat(paid.instalments())
                .extracting(i -> String.valueOf(i.paidOn()))
                .containsExactly(due.payableBy().toString());
        assertThat(behaviour.of(new EnterpriseId(UUID.randomUUID()), today(), clock.instant()))
                .isEqualTo(RepaymentRecord.History.NONE);
    }

    @Test
    void a_failed_debit_leaves_it_late_and_the_desk_can_book_the_money_for_an_earlier_day() {
        var id = book.running("30000.00", "0.06", 3);
        var due = book.contract(id).instalments().getFirst();
        book.until(due.payableBy());
        book.debitsUnderWay().forEach(book.bank::fails);
        book.until(due.payableBy().plusDays(4));
        book.debitsUnderWay().forEach(book.bank::fails);
        assertThat(book.contract(id).line().daysPastDue()).isEqualTo(4);
        assertThat(book.contract(id).riskClass()).isEqualTo(RiskClass.SPECIAL_MENTION);
        assertThat(book.contract(id).overdue().penalty().isPositive()).isTrue();
        var amount = due.total();

        var preview =
                book.bySystem(
                        () -> book.servicing.previewReceipt(id, amount, due.payableBy(), today()));
        var receipt =
                book.bySystem(() ->
                        book.servicing.receive(id, amount, due.payableBy(), "counter", today()));

        assertThat(receipt.split()).isEqualTo(preview.split());
        assertThat(receipt.split().penalty().isZero()).isTrue();
        assertThat(book.contract(id).line().daysPastDue()).isZero();
        assertThat(preview.before().daysPastDue()).isEqualTo(4);
        assertThat(preview.after().daysPastDue()).isZero();
    }

    @Test
    void a_receipt_is_taken_back_only_with_a_second_pair_of_eyes() {
        var id = book.running("30000.00", "0.06", 3);
        var amount = Money.cny("1000.00");
        var receipt = book.bySystem(() -> book.servicing.receive(id, amount, today(), "", today()));
        var access = context.getBean(Access.class);
        var fourEyes = context.getBean(FourEyes.class);
        var first = operator("gu.ming");
        var second = operator("shen.li");

        var proposal =
                access.as(
                        first,
                        () -> book.servicing.proposeReversal(id, receipt.id(), "wrong", today()));
        assertThatThrownBy(() -> access.as(first, () -> fourEyes.approve(new ProposalId(proposal))))
                .isInstanceOf(Problem.class);
        assertThat(book.contract(id).line().outstanding()).isLessThan(Money.cny("30000.00"));
        access.as(second, () -> fourEyes.approve(new ProposalId(proposal)));

        var contract = book.contract(id);
        assertThat(contract.receipts()).singleElement().matches(Receipt::reversed);
        assertThat(contract.line().outstanding()).isEqualTo(Money.cny("30000.00"));
        assertThat(book.accounting.balance("1303", contract.line().number(), today()))
                .isEqualTo(Money.cny("30000.00"));
        assertThatThrownBy(() ->
                        access.as(
                                first,
                                () ->
                                        book.servicing.proposeReversal(
                                                id, receipt.id(), "again", today())))
                .hasMessageContaining("SMP-SRV-0103");
    }

    @Test
    void lists_exposure_and_today_say_the_same_as_the_contracts() {
        var id = book.running("30000.00", "0.06", 3);
        var enterprise = book.contract(id).line().enterprise().id();
        var due = book.contract(id).instalments().getFirst().payableBy();
        book.until(due);
        var line = book.contract(id).line();

        var query =
                new ContractQuery(
                        Optional.of(ContractState.DUE_SOON),
                        line.number().substring(4),
                        Optional.empty(),
                        today(),
                        null,
                        10);
        assertThat(book.servicing.contracts(query).items()).containsExactly(line);
        assertThat(book.servicing.of(enterprise, today())).containsExactly(line);
        assertThat(book.servicing.exposure(enterprise)).isEqualTo(Money.cny("30000.00"));
        var dues = book.servicing.today(today());
        assertThat(dues.due().inFlightCount()).isPositive();
        assertThat(dues.due().total())
                .isEqualTo(
                        dues.due()
                                .paid()
                                .plus(dues.due().inFlight())
                                .plus(dues.due().notTried())
                                .plus(dues.due().failed()));
        assertThat(dues.overdue()).hasSize(4);
        assertThat(dues.cash()).hasSize(7);

        book.debitsUnderWay().forEach(book.bank::fails);
        book.until(due.plusDays(2));

        assertThat(book.servicing.of(enterprise, today()))
                .containsExactly(book.contract(id).line());
        assertThat(book.contract(id).line().state()).isEqualTo(ContractState.OVERDUE);
        assertThat(book.servicing.today(today()).overdue().getFirst().count()).isPositive();
    }

    @Test
    void a_contract_that_fails_in_the_close_is_set_aside_and_the_others_go_on() {
        var bad = book.running("30000.00", "0.06", 3);
        var good = book.running("40000.00", "0.06", 3);
        var due = book.contract(good).instalments().getFirst();
        book.until(due.due().minusDays(1));
        var owner = TestDatabase.asOwner(environment);
        owner.sql("update servicing.terms set amortisation = 'NONE' where contract = :id")
                .param("id", bad.value())
                .update();

        var close = book.bySystem(book.servicing::endOfDay);

        assertThat(close.setAside())
                .extracting(DayClose.SetAside::contract)
                .contains(bad)
                .doesNotContain(good);
        assertThat(close.next()).isEqualTo(close.date().plusDays(1));
        assertThat(book.servicing.day().day()).isEqualTo(close.next());
        owner.sql(
                        "update servicing.terms set amortisation = 'EQUAL_INSTALMENTS' where contract = :id")
                .param("id", bad.value())
                .update();
        assertThat(book.bySystem(book.servicing::endOfDay).failed()).isZero();
    }

    @Test
    void books_that_do_not_agree_with_the_contracts_keep_the_day_open() {
        var id = book.running("30000.00", "0.06", 3);
        var day = today();
        TestDatabase.asOwner(environment)
                .sql("update servicing.snapshot set outstanding_minor = 1 where contract = :id")
                .param("id", id.value())
                .update();

        var close = book.bySystem(book.servicing::endOfDay);

        assertThat(close.next()).isEqualTo(day);
        assertThat(today()).isEqualTo(day);
        assertThat(close.setAside()).extracting(DayClose.SetAside::code).contains("SMP-SRV-0501");
        TestDatabase.asOwner(environment).sql("delete from servicing.snapshot").update();
        context.getBean(Snapshots.class).makeMissing();
        assertThat(book.bySystem(book.servicing::endOfDay).next()).isEqualTo(day.plusDays(1));
    }

    private Actor operator(String name) {
        var id =
                book.bySystem(() ->
                        context.getBean(Access.class)
                                .createUser(
                                        new NewUser(
                                                name,
                                                name,
                                                Set.of(Role.OPERATIONS),
                                                Optional.empty(),
                                                "zh",
                                                "correct horse battery staple")));
        return new Actor(id, name, Set.of(Role.OPERATIONS), Optional.empty());
    }

    @Test
    void the_facts_cannot_be_changed_by_the_application() {
        assertThatThrownBy(() -> book.jdbc.sql("update servicing.fact set note = 'x'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> book.jdbc.sql("delete from servicing.contract").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void snapshots_that_were_dropped_are_made_again_to_the_same_bytes() {
        book.running("30000.00", "0.06", 3);
        book.booked("5000.00", "0.08", 6);
        book.until(today().plusDays(40));
        var before = snapshots();

        TestDatabase.asOwner(environment).sql("delete from servicing.snapshot").update();
        context.getBean(Snapshots.class).makeMissing();

        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void the_statement_for_the_whole_book_earns_what_the_replay_of_each_contract_earns() {
        book.running("123456.78", "0.0735", 7);
        book.until(today().plusDays(33));
        var through = today();

        var wrong =
                book.jdbc
                        .sql(
                                "select s.contract, e.interest, e.penalty from servicing.snapshot s"
                                        + " cross join lateral ("
                                        + EarnedSql.THROUGH
                                        + ") e where s.disbursed_on is not null")
                        .param("through", through)
                        .query((row, _) -> {
                            var id = new ContractId(row.getObject(1, UUID.class));
                            var held = context.getBean(Store.class).find(id).orElseThrow();
                            var state = context.getBean(Changes.class).state(held, through);
                            var next = through.plusDays(1);
                            return row.getLong(2) == state.interestEarned(next)
                                    && row.getLong(3) == state.penaltyEarned(next);
                        })
                        .list();

        assertThat(wrong).isNotEmpty().doesNotContain(false);
    }

    @Test
    void the_statements_a_page_and_a_repayment_take_are_counted() {
        var id = book.running("100000.00", "0.06", 12);
        book.database.forget();
        book.contract(id);
        int page = book.database.asked().size();
        var transfer = book.repays(id, RepaymentKind.ALL, Optional.empty(), Effect.SHORTER);
        book.database.forget();
        book.bank.settles(transfer);
        int repayment = book.database.asked().size();

        System.out.printf(
                "SQL statements: contract page %d (aim 6), repayment %d (aim 8)%n",
                page, repayment);
        assertThat(book.contract(id).line().state()).isEqualTo(ContractState.SETTLED);
    }

    private String snapshots() {
        return book.jdbc
                .sql(
                        "select string_agg(s::text, E'\\n' order by contract) from servicing.snapshot s")
                .query(String.class)
                .single();
    }
}
