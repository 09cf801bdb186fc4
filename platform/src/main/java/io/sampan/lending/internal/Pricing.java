package io.sampan.lending.internal;

import io.sampan.access.Problem;
import io.sampan.evidence.Evidence;
import io.sampan.evidence.NewDocument;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Choice;
import io.sampan.lending.LenderSettings;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Offer;
import io.sampan.lending.Paper;
import io.sampan.lending.Product;
import io.sampan.lending.Quote;
import io.sampan.lending.RatePart;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccount;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Underwriting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What an offer costs, and the contract that says so. */
@Component
class Pricing {

    /** The kind of document a loan contract is kept as. */
    static final String KIND = "loan_contract";

    private final ProductTemplates products;
    private final LegalCaps caps;
    private final Papers papers;
    private final ContractTexts texts;
    private final Underwriting underwriting;
    private final Owed owed;
    private final Parties parties;
    private final Evidence evidence;
    private final Packs packs;
    private final LenderSettings lender;

    Pricing(
            ProductTemplates products,
            LegalCaps caps,
            Papers papers,
            ContractTexts texts,
            Underwriting underwriting,
            Owed owed,
            Parties parties,
            Evidence evidence,
            Packs packs,
            LenderSettings lender) {
        this.products = products;
        this.caps = caps;
        this.papers = papers;
        this.texts = texts;
        this.underwriting = underwriting;
        this.owed = owed;
        this.parties = parties;
        this.evidence = evidence;
        this.packs = packs;
        this.lender = lender;
    }

    Quote quote(Application application, Choice choice, LocalDate on) {
        var offer = offer(application, on);
        var product = product(application, choice, offer, on);
        Choices.within(offer, available(application), product, choice.amount(), choice.months());
        var quote = Quote.of(product, choice.amount(), choice.months(), offer.rate(), on);
        lawful(quote, on);
        return quote;
    }

    /** What is left of the offer now. */
    Money available(Application application) {
        var offer = application.offer();
        if (offer == null) {
            return Money.zero(Money.CNY);
        }
        return offer.available(owed.of(application.enterprise()));
    }

    /** The parts of the offer's rate; what a person or the product's floor added is a part too. */
    List<RatePart> rateParts(Application application) {
        var offer = application.offer();
        var decision = application.decision();
        if (offer == null || decision == null) {
            return List.of();
        }
        var parts = new ArrayList<RatePart>();
        var sum = AnnualRate.of("0");
        for (var part : underwriting.decision(decision).rateParts()) {
            parts.add(new RatePart(part.name(), part.rate()));
            sum = sum.plus(part.rate());
        }
        var rest = new AnnualRate(offer.rate().fraction().subtract(sum.fraction()));
        if (rest.fraction().signum() != 0) {
            parts.add(
                    new RatePart(
                            new Words("人工审批或产品下限调整", "Set by a person or by the product's floor"),
                            rest));
        }
        return List.copyOf(parts);
    }

    Paper paper(
            Application application,
            Choice choice,
            BankAccountId account,
            String language,
            LocalDate on) {
        var quote = quote(application, choice, on);
        var payTo = own(application, account);
        var code = quote.product().code();
        return papers.find(application.id(), choice, code, account, language, on)
                .orElseGet(() -> drawnUp(application, quote, payTo, language, on));
    }

    /** The account, if it is the enterprise's own. */
    BankAccount own(Application application, BankAccountId account) {
        return parties.accounts(application.enterprise()).stream()
                .filter(known -> known.id().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.of("SMP-LEN-0126").field("account"));
    }

    private Paper drawnUp(
            Application application,
            Quote quote,
            BankAccount account,
            String language,
            LocalDate on) {
        var pdf = ContractPdf.of(content(application, quote, account, on), texts.in(language, on));
        var document =
                evidence.keep(
                        new NewDocument(
                                KIND,
                                application.id().toString(),
                                application.enterprise().value(),
                                language,
                                "application/pdf"),
                        pdf);
        var paper =
                new Paper(
                        document.id(),
                        application.id(),
                        quote.product().code(),
                        quote.amount(),
                        quote.terms().instalments(),
                        quote.terms().rate(),
                        account.id(),
                        language,
                        on,
                        document.sha256(),
                        document.pages());
        papers.insert(paper);
        return paper;
    }

    private ContractPaper content(
            Application application, Quote quote, BankAccount account, LocalDate on) {
        var enterprise = parties.enterprise(application.enterprise());
        return new ContractPaper(
                application.number(),
                on,
                lender,
                new ContractPaper.Borrower(
                        enterprise.name(),
                        enterprise.creditCode().value(),
                        enterprise.address(),
                        enterprise.legalRepresentative().name()),
                quote,
                purpose(application, on),
                new ContractPaper.Account(account.holder(), account.bank(), account.tail()),
                packs.rule("lending", "misuse_uplift", on).decimal(),
                packs.rule("lending", "acceleration_days", on).integer(),
                packs.rule("lending", "payout_days", on).integer());
    }

    private LoanPurpose purpose(Application application, LocalDate on) {
        var code = Objects.requireNonNull(application.wish().purpose());
        return Purposes.allowed(packs, on).stream()
                .filter(purpose -> purpose.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of("SMP-LEN-0105").field("purpose").with("purpose", code));
    }

    /** The offer, if it stands on the day. */
    Offer offer(Application application, LocalDate on) {
        var offer = application.offer();
        if (application.state() != ApplicationState.OFFERED || offer == null) {
            throw Stages.wrong(application, on, ApplicationState.OFFERED);
        }
        if (on.isAfter(offer.validUntil())) {
            throw Problem.of("SMP-LEN-0121").with("until", offer.validUntil());
        }
        return offer;
    }

    private Product product(Application application, Choice choice, Offer offer, LocalDate on) {
        var wished = Objects.requireNonNull(application.wish().product());
        var chosen = choice.product();
        var code = chosen == null ? wished : chosen;
        var product =
                products.product(code, on)
                        .orElseThrow(() ->
                                Problem.of("SMP-LEN-0106").field("product").with("product", code));
        var size = parties.enterprise(application.enterprise()).size().name();
        if (!product.segments().contains(size)) {
            throw Problem.of("SMP-LEN-0107").field("product").with("size", size);
        }
        if (offer.rate().compareTo(product.rateMin()) < 0
                || offer.rate().compareTo(product.rateMax()) > 0) {
            throw Problem.of("SMP-LEN-0132")
                    .field("product")
                    .with("rate", Shown.percent(offer.rate()));
        }
        return product;
    }

    /** No price above the law's caps, whatever was offered before they changed. */
    private void lawful(Quote quote, LocalDate on) {
        var cap = caps.lowest(on);
        if (quote.yearlyRate().compareTo(cap.rate()) > 0) {
            throw Problem.of("SMP-LEN-0130")
                    .with("rate", Shown.percent(quote.yearlyRate()))
                    .with("capZh", cap.name().zh())
                    .with("capEn", cap.name().en())
                    .with("rule", cap.citation());
        }
    }
}
