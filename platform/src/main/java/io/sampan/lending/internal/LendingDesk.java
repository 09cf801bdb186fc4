package io.sampan.lending.internal;

import io.sampan.access.Access;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationQuery;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Choice;
import io.sampan.lending.Home;
import io.sampan.lending.Lending;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Missing;
import io.sampan.lending.Paper;
import io.sampan.lending.Product;
import io.sampan.lending.Quote;
import io.sampan.lending.RatePart;
import io.sampan.lending.SignRequest;
import io.sampan.lending.WhatHelps;
import io.sampan.lending.Wish;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Servicing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of lending: holds the application, checks who asks and at which stage, and lets do. */
@Component
class LendingDesk implements Lending {

    private static final int EXPIRE_MAX = 500;

    private final Applications applications;
    private final ProductTemplates products;
    private final Drafts drafts;
    private final Judging judging;
    private final Pricing pricing;
    private final Signings signings;
    private final Servicing servicing;
    private final Owed owed;
    private final Packs packs;
    private final Access access;
    private final Clock clock;

    LendingDesk(
            Applications applications,
            ProductTemplates products,
            Drafts drafts,
            Judging judging,
            Pricing pricing,
            Signings signings,
            Servicing servicing,
            Owed owed,
            Packs packs,
            Access access,
            Clock clock) {
        this.applications = applications;
        this.products = products;
        this.drafts = drafts;
        this.judging = judging;
        this.pricing = pricing;
        this.signings = signings;
        this.servicing = servicing;
        this.owed = owed;
        this.packs = packs;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Product> products(LocalDate on) {
        return products.onSale(on);
    }

    @Override
    public List<LoanPurpose> barredPurposes(LocalDate on) {
        return Purposes.barred(packs, on);
    }

    @Override
    @Transactional
    public Application draft(EnterpriseId enterprise, Wish wish, LocalDate on) {
        access.requireEnterprise(enterprise.value());
        return complete(drafts.begin(enterprise, wish, on));
    }

    @Override
    @Transactional
    public Application save(ApplicationId id, Wish wish, LocalDate on) {
        return complete(drafts.save(held(id, on, ApplicationState.DRAFT), wish, on));
    }

    @Override
    public Application application(ApplicationId id) {
        return complete(seen(applications.find(id).orElseThrow(LendingDesk::unknown)));
    }

    @Override
    public Page<Application> applications(ApplicationQuery query) {
        var own = access.actor().enterprise().map(EnterpriseId::new).orElse(query.enterprise());
        return applications.list(
                new ApplicationQuery(
                        query.state(), query.text(), own, query.cursor(), query.limit()));
    }

    @Override
    public Set<Missing> missing(Application application) {
        return application.state() == ApplicationState.DRAFT
                ? drafts.missing(application, clock.instant())
                : Set.of();
    }

    @Override
    @Transactional
    public Application submit(ApplicationId id, LocalDate on) {
        return complete(judging.submit(held(id, on, ApplicationState.DRAFT), on));
    }

    @Override
    @Transactional(readOnly = true)
    public WhatHelps whatHelps(Application application) {
        return judging.whatHelps(application);
    }

    @Override
    @Transactional
    public Application askPerson(ApplicationId id, LocalDate on) {
        return complete(judging.askPerson(held(id, on, ApplicationState.REFUSED)));
    }

    @Override
    @Transactional(readOnly = true)
    public Quote quote(ApplicationId id, Choice choice, LocalDate on) {
        return pricing.quote(
                seen(applications.find(id).orElseThrow(LendingDesk::unknown)), choice, on);
    }

    @Override
    public List<RatePart> rateParts(Application application) {
        return pricing.rateParts(application);
    }

    @Override
    public Money available(Application application) {
        return pricing.available(application);
    }

    @Override
    @Transactional
    public Paper paper(
            ApplicationId id, Choice choice, BankAccountId account, String language, LocalDate on) {
        return pricing.paper(held(id), choice, account, language, on);
    }

    @Override
    @Transactional
    public Application sign(ApplicationId id, SignRequest request, LocalDate on) {
        var enterprise = seen(applications.find(id).orElseThrow(LendingDesk::unknown)).enterprise();
        applications.holdAll(enterprise);
        return complete(signings.sign(held(id), request, on));
    }

    @Override
    @Transactional
    public Application retryPayment(ApplicationId id) {
        var application = held(id);
        if (application.state() != ApplicationState.PAYMENT_FAILED) {
            throw Problem.of("SMP-LEN-0127").with("state", application.state());
        }
        return complete(signings.retry(application));
    }

    @Override
    @Transactional
    public Application withdraw(ApplicationId id, LocalDate on) {
        var application = held(id);
        Stages.require(application, on, ApplicationState.UNSIGNED);
        return complete(reached(application.in(ApplicationState.WITHDRAWN)));
    }

    @Override
    @Transactional
    public int expire(LocalDate on) {
        var old = applications.runOut(on, EXPIRE_MAX);
        old.forEach(application -> reached(application.in(ApplicationState.EXPIRED)));
        return old.size();
    }

    @Override
    @Transactional(readOnly = true)
    public Home home(EnterpriseId enterprise, LocalDate on) {
        access.requireEnterprise(enterprise.value());
        var contracts =
                servicing.of(enterprise, on).stream()
                        .filter(contract -> contract.state() != ContractState.SETTLED)
                        .toList();
        var used = owed.of(enterprise);
        var line = line(enterprise, on);
        return new Home(
                line,
                used,
                line.minus(used).max(Money.zero(line.currency())),
                nextPayment(contracts),
                contracts,
                applications.open(enterprise).stream()
                        .filter(open -> open.stateOn(on) != ApplicationState.EXPIRED)
                        .toList());
    }

    private Money line(EnterpriseId enterprise, LocalDate on) {
        var since = on.minusDays(packs.rule("lending", "limit_days", on).integer());
        return applications
                .latestOffer(enterprise, since)
                .map(application -> Objects.requireNonNull(application.offer()).line())
                .orElse(Money.zero(Money.CNY));
    }

    private static @Nullable ContractLine nextPayment(List<ContractLine> contracts) {
        return contracts.stream()
                .filter(contract -> contract.nextDue() != null)
                .min(
                        Comparator.comparing(
                                contract -> Objects.requireNonNull(contract.nextDue()).date()))
                .orElse(null);
    }

    private Application held(ApplicationId id) {
        return seen(applications.hold(id).orElseThrow(LendingDesk::unknown));
    }

    private Application held(ApplicationId id, LocalDate on, ApplicationState state) {
        var application = held(id);
        Stages.require(application, on, Set.of(state));
        return application;
    }

    private Application seen(Application application) {
        access.requireEnterprise(application.enterprise().value());
        return application;
    }

    private Application reached(Application application) {
        applications.update(application);
        applications.step(application, clock.instant(), access.actor());
        return application;
    }

    /** The application with its steps. */
    private Application complete(Application application) {
        return application.with(applications.steps(application.id()));
    }

    private static Problem unknown() {
        return Problem.of("SMP-LEN-0404");
    }
}
