package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.install.Bench;
import io.sampan.install.Product;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.MobileNumber;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.NewPerson;
import io.sampan.parties.Parties;
import io.sampan.parties.ResidentIdNumber;
import io.sampan.parties.UnifiedSocialCreditCode;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/**
 * {@code sampan bench eod}: closes days of 500 and of 20,000 contracts in throw-away books; the
 * property {@code sampan.bench.contracts} names other sizes.
 */
public final class DayBench implements Bench {

    private static final String SIZES = "sampan.bench.contracts";

    @Override
    public String name() {
        return "eod";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        for (var contracts : System.getProperty(SIZES, "500,20000").split(",", -1)) {
            int size = Integer.parseInt(contracts.strip());
            Product.inThrowAwayHome(context -> measure(context, size, figures));
        }
    }

    private static void measure(
            ApplicationContext context, int contracts, Consumer<Figure> figures) {
        var portfolio = new BenchPortfolio(context);
        context.getBean(Access.class)
                .as(
                        Actor.SYSTEM,
                        () -> {
                            var borrower = borrower(context);
                            var account = account(context, borrower);
                            portfolio.measure(contracts, borrower, account, figures);
                        });
    }

    /** Numbers of the published examples; nobody's. */
    private static EnterpriseId borrower(ApplicationContext context) {
        return context.getBean(Parties.class)
                .register(
                        new NewEnterprise(
                                new UnifiedSocialCreditCode("91350100M000100Y43"),
                                "Bench",
                                "51",
                                "-",
                                BenchPortfolio.FIRST_DAY.minusYears(5),
                                10,
                                Money.cny("1000000.00"),
                                Money.cny("1000000.00"),
                                new NewPerson(
                                        "Bench",
                                        new ResidentIdNumber("11010519491231002X"),
                                        new MobileNumber("13800138000")),
                                List.of()),
                        BenchPortfolio.FIRST_DAY);
    }

    private static BankAccountId account(ApplicationContext context, EnterpriseId borrower) {
        return context.getBean(Parties.class)
                .addAccount(
                        borrower,
                        new NewBankAccount(
                                "Bench", new BankCardNumber("6222021000008840000"), "Bench"));
    }
}
