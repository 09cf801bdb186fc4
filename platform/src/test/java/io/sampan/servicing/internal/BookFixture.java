package io.sampan.servicing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.EntryQuery;
import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.contracts.LoanTerms;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.TransferId;
import io.sampan.servicing.Contract;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.Effect;
import io.sampan.servicing.NewContract;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentRequest;
import io.sampan.servicing.Servicing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Speaks for tests that run contracts in the real book. */
final class BookFixture {

    final Servicing servicing;
    final Accounting accounting;
    final BusinessDay businessDay;
    final StandInBank bank;
    final JdbcClient jdbc;
    final WatchedDatabase database;
    private final Access access;

    BookFixture(ApplicationContext context) {
        servicing = context.getBean(Servicing.class);
        accounting = context.getBean(Accounting.class);
        businessDay = context.getBean(BusinessDay.class);
        bank = context.getBean(StandInBank.class);
        jdbc = context.getBean(JdbcClient.class);
        database = context.getBean(WatchedDatabase.class);
        access = context.getBean(Access.class);
    }

    <T> T bySystem(Supplier<T> work) {
        return access.as(Actor.SYSTEM, work);
    }

    ContractId booked(String principal, String rate, int months) {
        return booked(principal, rate, months, "0.00", "working-capital");
    }

    ContractId booked(String principal, String rate, int months, String fee, String product) {
        var today = businessDay.today();
        var loan =
                new LoanTerms(
                        Money.cny(principal),
                        AnnualRate.of(rate),
                        today,
                        today.plusMonths(1),
                        months,
                        Amortisation.EQUAL_INSTALMENTS,
                        InterestCount.ACTUAL_360);
        return bySystem(() ->
                servicing.book(
                        new NewContract(
                                "SQ-" + UUID.randomUUID(),
                                new EnterpriseId(UUID.randomUUID()),
                                "海盛五金",
                                product,
                                loan,
                                Money.cny(fee),
                                Optional.empty(),
                                Optional.empty(),
                                new BankAccountId(UUID.randomUUID()),
                                Optional.empty())));
    }

    ContractId running(String principal, String rate, int months) {
        var id = booked(principal, rate, months);
        bank.settles(payOut(id));
        return id;
    }

    TransferId payOut(ContractId id) {
        var line = contract(id).line();
        var transfer = new TransferId(UUID.randomUUID());
        bank.payOut(
                transfer,
                new PaymentOrder(
                        PaymentOrder.LOAN_DISBURSEMENT,
                        id.toString(),
                        line.enterprise().id(),
                        new BankAccountId(UUID.randomUUID()),
                        line.principal(),
                        businessDay.today(),
                        ""));
        return transfer;
    }

    Contract contract(ContractId id) {
        return bySystem(() -> servicing.contract(id, businessDay.today()));
    }

    TransferId repays(ContractId id, RepaymentKind kind, Optional<Money> amount, Effect effect) {
        var today = businessDay.today();
        return bySystem(() -> {
            var quote = servicing.quote(id, kind, amount, effect, today);
            return servicing.repay(
                    id,
                    new RepaymentRequest(kind, amount, effect, quote.amount(), Optional.empty()),
                    today);
        });
    }

    List<TransferId> debitsUnderWay() {
        return jdbc
                .sql(
                        """
                        select transfer from servicing.collection c
                          join servicing.contract k on k.id = c.contract
                         where c.state = 'IN_FLIGHT' order by k.fee_minor, c.transfer
                        """)
                .query(UUID.class)
                .list()
                .stream()
                .map(TransferId::new)
                .toList();
    }

    /** Closes days until the given one is open; the bank answers nothing meanwhile. */
    void until(LocalDate day) {
        while (businessDay.today().isBefore(day)) {
            var close = bySystem(servicing::endOfDay);
            assertThat(close.next()).as("%s", close).isEqualTo(close.date().plusDays(1));
        }
    }

    /** The postings of a contract in the order of recording. */
    String postings(ContractId id) {
        var number = contract(id).line().number();
        var page =
                bySystem(() ->
                        accounting.entries(new EntryQuery(null, number, null, null, null, 200)));
        var text =
                new StringBuilder(
                        "date       | event             | account | side   |    amount\n");
        for (var entry : page.items().reversed()) {
            text.append(
                    "%s | %-17s | %s    | %-6s | %9s%n"
                            .formatted(
                                    entry.valueDate(),
                                    entry.event(),
                                    entry.account().no(),
                                    entry.side(),
                                    entry.amount().amount()));
        }
        return text.toString();
    }
}
