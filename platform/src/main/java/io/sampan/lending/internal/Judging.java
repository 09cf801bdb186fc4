package io.sampan.lending.internal;

import io.sampan.access.Access;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Missing;
import io.sampan.lending.Offer;
import io.sampan.lending.Product;
import io.sampan.lending.Reason;
import io.sampan.lending.WhatHelps;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Asked;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionResolved;
import io.sampan.underwriting.Terms;
import io.sampan.underwriting.Underwriting;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** From a complete draft to an answer: an offer, a person's turn, or a no with reasons. */
@Component
class Judging {

    private final Applications applications;
    private final Drafts drafts;
    private final ProductTemplates products;
    private final Underwriting underwriting;
    private final Owed owed;
    private final Parties parties;
    private final Packs packs;
    private final Access access;
    private final BusinessDay businessDay;
    private final Clock clock;

    Judging(
            Applications applications,
            Drafts drafts,
            ProductTemplates products,
            Underwriting underwriting,
            Owed owed,
            Parties parties,
            Packs packs,
            Access access,
            BusinessDay businessDay,
            Clock clock) {
        this.applications = applications;
        this.drafts = drafts;
        this.products = products;
        this.underwriting = underwriting;
        this.owed = owed;
        this.parties = parties;
        this.packs = packs;
        this.access = access;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    Application submit(Application draft, LocalDate on) {
        var now = clock.instant();
        complete(drafts.missing(draft, now));
        var product = product(draft, on);
        var size = parties.enterprise(draft.enterprise()).size().name();
        if (!product.segments().contains(size)) {
            throw Problem.of("SMP-LEN-0107").field("product").with("size", size);
        }
        var wish = draft.wish();
        var amount = Objects.requireNonNull(wish.amount());
        int months = Objects.requireNonNull(wish.months());
        Choices.amount(product, amount);
        Choices.months(product, months);
        var decision =
                underwriting.decide(
                        new Asked(
                                draft.id().toString(),
                                draft.enterprise(),
                                amount,
                                months,
                                new Asked.Product(
                                        product.code(),
                                        product.amountMin(),
                                        product.amountMax(),
                                        product.monthsMax()),
                                on,
                                now));
        return answered(draft, decision, now, on);
    }

    /** What turns the answer, as long as it binds nobody. */
    WhatHelps whatHelps(Application application) {
        var id = application.decision();
        boolean open =
                switch (application.state()) {
                    case REFUSED, REFERRED, OFFERED -> true;
                    case DRAFT, SIGNED, SECOND_CHECK, PAYING, PAID, PAYMENT_FAILED -> false;
                    case WITHDRAWN, EXPIRED -> false;
                };
        if (id == null || !open) {
            return WhatHelps.NOTHING;
        }
        var decision = underwriting.decision(id);
        boolean byPolicy =
                decision.answer() instanceof Answer.Refused
                        && decision.state() == Decision.State.DECIDED;
        return new WhatHelps(
                underwriting.remedies(id),
                byPolicy && application.state() == ApplicationState.REFUSED);
    }

    /** A refusal goes to a person; its reasons stay until the person answers. */
    Application askPerson(Application application) {
        var id = application.decision();
        if (id == null) {
            throw Problem.of("SMP-UND-0810");
        }
        underwriting.askPerson(id);
        var referred = application.in(ApplicationState.REFERRED);
        applications.update(referred);
        applications.step(referred, clock.instant(), access.actor());
        return referred;
    }

    /** A person has answered a referral. */
    @EventListener
    void resolved(DecisionResolved event) {
        var decision = event.decision();
        ApplicationId.in(decision.application())
                .flatMap(applications::hold)
                .filter(application -> application.state() == ApplicationState.REFERRED)
                .ifPresent(application -> {
                    var submitted = Objects.requireNonNull(application.submittedAt());
                    answered(application, decision, submitted, businessDay.today());
                });
    }

    private Application answered(
            Application application, Decision decision, Instant submitted, LocalDate on) {
        var answer = decision.outcome();
        var answered =
                switch (answer) {
                    case Answer.Accepted(Terms terms, var reasons) ->
                            accepted(application, decision, terms, reasons, submitted, on);
                    case Answer.Referred(var reasons, _) ->
                            application.decided(
                                    ApplicationState.REFERRED,
                                    submitted,
                                    decision.id(),
                                    null,
                                    reasons(reasons));
                    case Answer.Refused(var reasons) ->
                            application.decided(
                                    ApplicationState.REFUSED,
                                    submitted,
                                    decision.id(),
                                    null,
                                    reasons(reasons));
                };
        applications.update(answered);
        applications.step(answered, clock.instant(), access.actor());
        return answered;
    }

    /** Underwriting's terms cut to what this product and the law allow; maybe nothing is left. */
    private Application accepted(
            Application application,
            Decision decision,
            Terms terms,
            List<io.sampan.underwriting.Reason> reasons,
            Instant submitted,
            LocalDate on) {
        var product = product(application, on);
        var owes = owed.of(application.enterprise());
        var waiting = owed.waiting(application.enterprise());
        var limit =
                product.stepBelow(
                        terms.limit()
                                .minus(waiting)
                                .max(Money.zero(Money.CNY))
                                .min(product.amountMax())
                                .min(room(owes, on)));
        int monthsMax =
                product.months().stream()
                        .filter(months -> months <= terms.monthsMax())
                        .reduce(0, Math::max);
        var no = refusal(product, terms, limit, monthsMax);
        if (no != null) {
            return application.decided(
                    ApplicationState.REFUSED, submitted, decision.id(), null, List.of(no));
        }
        var offer =
                new Offer(
                        limit,
                        terms.rate().compareTo(product.rateMin()) < 0
                                ? product.rateMin()
                                : terms.rate(),
                        monthsMax,
                        product.amountMin(),
                        on,
                        on.plusDays(packs.rule("lending", "offer_days", on).integer()),
                        owes);
        return application.decided(
                ApplicationState.OFFERED, submitted, decision.id(), offer, reasons(reasons));
    }

    private static @Nullable Reason refusal(
            Product product, Terms terms, Money limit, int monthsMax) {
        if (limit.compareTo(product.amountMin()) < 0) {
            return OwnReasons.limitTooSmall(limit, product.amountMin());
        }
        if (monthsMax == 0) {
            return OwnReasons.tenorTooShort(terms.monthsMax(), product.months().getFirst());
        }
        if (terms.rate().compareTo(product.rateMax()) > 0) {
            return OwnReasons.tooDear();
        }
        return null;
    }

    /** What the law still lets this one borrower owe. */
    private Money room(Money owes, LocalDate on) {
        var most = packs.rule("lending", "one_borrower_max", on).cny();
        return most.minus(owes).max(Money.zero(most.currency()));
    }

    private Product product(Application application, LocalDate on) {
        var code = Objects.requireNonNull(application.wish().product());
        return products.product(code, on)
                .orElseThrow(
                        () -> Problem.of("SMP-LEN-0106").field("product").with("product", code));
    }

    private static void complete(Set<Missing> missing) {
        for (var what : missing) {
            switch (what) {
                case PRODUCT, AMOUNT, MONTHS, PURPOSE ->
                        throw Problem.of("SMP-LEN-0111")
                                .field(what.name().toLowerCase(Locale.ROOT))
                                .with("missing", missing);
                case CONSENT_INVOICES -> throw Problem.of("SMP-LEN-0112").field("consents");
                case INVOICES -> throw Problem.of("SMP-LEN-0113").field("invoices");
                case ACCOUNT -> throw Problem.of("SMP-LEN-0114").field("accounts");
            }
        }
    }

    private static List<Reason> reasons(List<io.sampan.underwriting.Reason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(reason.code(), reason.text(), reason.help()))
                .toList();
    }
}
