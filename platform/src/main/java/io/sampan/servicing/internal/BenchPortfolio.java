package io.sampan.servicing.internal;

import io.sampan.accounting.BusinessDay;
import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.contracts.LoanTerms;
import io.sampan.install.Bench.Figure;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.NewContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loans paid out over thirty days, so that on each later day one in thirty falls due; nobody pays,
 * so the late ones grow.
 */
final class BenchPortfolio {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final int DAYS_OF_PAY_OUT = 30;
    private static final int DAYS_MEASURED = 10;
    private static final int TOGETHER = 100;

    private final DayClosing closing;
    private final Booking booking;
    private final Store store;
    private final Changes changes;
    private final BusinessDay businessDay;
    private final TransactionTemplate transaction;

    BenchPortfolio(ApplicationContext context) {
        closing = context.getBean(DayClosing.class);
        booking = context.getBean(Booking.class);
        store = context.getBean(Store.class);
        changes = context.getBean(Changes.class);
        businessDay = context.getBean(BusinessDay.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    void measure(
            int contracts, EnterpriseId borrower, BankAccountId account, Consumer<Figure> figures) {
        businessDay.open(FIRST_DAY);
        int booked = 0;
        long start = System.nanoTime();
        for (int day = 1; day <= DAYS_OF_PAY_OUT; day++) {
            long until = (long) contracts * day / DAYS_OF_PAY_OUT;
            while (booked < until) {
                int first = booked;
                int last = (int) Math.min(first + TOGETHER, until);
                transaction.executeWithoutResult(_ -> {
                    for (int number = first; number < last; number++) {
                        payOut(number, borrower, account);
                    }
                });
                booked = last;
            }
            closing.endOfDay();
        }
        figures.accept(
                Figure.of(contracts + "/book_and_pay_out", contracts / since(start), "per_s"));
        start = System.nanoTime();
        for (int day = 0; day < DAYS_MEASURED; day++) {
            closing.endOfDay();
        }
        double seconds = since(start) / DAYS_MEASURED;
        figures.accept(Figure.of(contracts + "/close", seconds, "s"));
        figures.accept(Figure.of(contracts + "/close", contracts / seconds, "contracts_per_s"));
    }

    private void payOut(int number, EnterpriseId borrower, BankAccountId account) {
        var today = businessDay.today();
        var principal = Money.ofMinor(Money.CNY, 10_000_00L + number * 17L);
        var terms =
                new LoanTerms(
                        principal,
                        AnnualRate.of("0.072"),
                        today,
                        today.plusMonths(1),
                        12,
                        Amortisation.EQUAL_INSTALMENTS,
                        InterestCount.ACTUAL_360);
        ContractId id =
                booking.book(
                        new NewContract(
                                "bench-" + number,
                                borrower,
                                "Bench",
                                "bench-" + number % 3,
                                terms,
                                Money.zero(Money.CNY),
                                Optional.empty(),
                                Optional.empty(),
                                account,
                                Optional.empty()));
        var held = store.findToChange(id).orElseThrow();
        var fact =
                new Fact.Disbursed(
                        changes.stamp(held, today, today), principal.minor(), UUID.randomUUID());
        changes.book(held, List.of(fact), today, null);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
