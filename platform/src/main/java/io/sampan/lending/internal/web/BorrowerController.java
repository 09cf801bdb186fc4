package io.sampan.lending.internal.web;

import io.sampan.access.Access;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.contracts.Amortisation;
import io.sampan.lending.Home;
import io.sampan.lending.Lending;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Product;
import io.sampan.lending.Quote;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a borrower sees before there is an application: the products and the first page. */
@RestController
@RequestMapping("/api/v1")
class BorrowerController {

    private final Lending lending;
    private final ApplicationViews views;
    private final Access access;
    private final BusinessDay businessDay;

    BorrowerController(
            Lending lending, ApplicationViews views, Access access, BusinessDay businessDay) {
        this.lending = lending;
        this.views = views;
        this.access = access;
        this.businessDay = businessDay;
    }

    /**
     * A product on sale.
     *
     * @param rateFrom the lowest yearly rate with everything in, over the longest tenor; what is
     *     offered lies between
     * @param barred what it may not be used for
     */
    record ProductView(
            String code,
            Words name,
            Words line,
            Amortisation amortisation,
            Money amountMin,
            Money amountMax,
            Money amountStep,
            List<Integer> months,
            AnnualRate rateFrom,
            AnnualRate rateTo,
            List<LoanPurpose> purposes,
            List<LoanPurpose> barred) {}

    /** The first page. */
    record HomeView(
            Money limit,
            Money used,
            Money available,
            @Nullable NextPayment nextPayment,
            List<Line> contracts,
            List<ApplicationView> applications,
            LocalDate businessDay,
            ApplicationView.Contact contact) {}

    /** What is payable next. */
    record NextPayment(UUID contract, String number, LocalDate date, Money amount) {}

    /** A contract as one line, in the shape of {@code GET /contracts}. */
    record Line(
            UUID id,
            String number,
            ApplicationView.Named enterprise,
            String product,
            Money principal,
            Money outstanding,
            ContractState state,
            int daysPastDue,
            ContractLine.@Nullable NextDue nextDue,
            AnnualRate rate,
            @Nullable LocalDate disbursedOn) {

        static Line of(ContractLine line) {
            return new Line(
                    line.id().value(),
                    line.number(),
                    new ApplicationView.Named(
                            line.enterprise().id().value(), line.enterprise().name()),
                    line.product(),
                    line.principal(),
                    line.outstanding(),
                    line.state(),
                    line.daysPastDue(),
                    line.nextDue(),
                    line.rate(),
                    line.disbursedOn());
        }
    }

    @GetMapping("/products")
    @PreAuthorize("isAuthenticated()")
    List<ProductView> products() {
        var on = businessDay.today();
        var barred = lending.barredPurposes(on);
        return lending.products(on).stream().map(product -> view(product, barred, on)).toList();
    }

    @GetMapping("/home")
    @PreAuthorize("hasRole('BORROWER')")
    HomeView home() {
        var on = businessDay.today();
        var enterprise = access.actor().enterprise().orElseThrow(() -> Problem.of("SMP-LEN-0404"));
        var home = lending.home(new EnterpriseId(enterprise), on);
        return new HomeView(
                home.limit(),
                home.used(),
                home.available(),
                nextPayment(home),
                home.contracts().stream().map(Line::of).toList(),
                home.applications().stream().map(open -> views.line(open, on)).toList(),
                on,
                views.contact());
    }

    private static @Nullable NextPayment nextPayment(Home home) {
        var line = home.nextPayment();
        var due = line == null ? null : line.nextDue();
        return line == null || due == null
                ? null
                : new NextPayment(line.id().value(), line.number(), due.date(), due.amount());
    }

    private static ProductView view(Product product, List<LoanPurpose> barred, LocalDate on) {
        return new ProductView(
                product.code(),
                product.name(),
                product.line(),
                product.amortisation(),
                product.amountMin(),
                product.amountMax(),
                product.amountStep(),
                product.months(),
                yearly(product, product.monthsMax(), product.rateMin(), on),
                yearly(product, product.months().getFirst(), product.rateMax(), on),
                product.purposes(),
                barred);
    }

    private static AnnualRate yearly(Product product, int months, AnnualRate rate, LocalDate on) {
        return Quote.of(product, product.amountMax(), months, rate, on).yearlyRate();
    }
}
