package io.sampan.lending.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalRejected;
import io.sampan.access.Role;
import io.sampan.accounting.BusinessDay;
import io.sampan.evidence.Evidence;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Choice;
import io.sampan.lending.Paper;
import io.sampan.lending.Quote;
import io.sampan.lending.SignRequest;
import io.sampan.lending.Signing;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Payments;
import io.sampan.payments.Transfer;
import io.sampan.payments.TransferFailed;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferSettled;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.NewContract;
import io.sampan.servicing.Servicing;
import io.sampan.underwriting.Watching;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** From the signature to the money on the account. */
@Component
class Signings {

    /** The kind of proposal under which a large pay-out waits for a second pair of eyes. */
    static final String SECOND_CHECK = "lending.payout";

    private final Applications applications;
    private final ProductTemplates products;
    private final Pricing pricing;
    private final Papers papers;
    private final Evidence evidence;
    private final Servicing servicing;
    private final Payments payments;
    private final FourEyes fourEyes;
    private final Packs packs;
    private final Access access;
    private final BusinessDay businessDay;
    private final Watching watching;
    private final Clock clock;

    Signings(
            Applications applications,
            ProductTemplates products,
            Pricing pricing,
            Papers papers,
            Evidence evidence,
            Servicing servicing,
            Payments payments,
            FourEyes fourEyes,
            Packs packs,
            Access access,
            BusinessDay businessDay,
            Watching watching,
            Clock clock) {
        this.applications = applications;
        this.products = products;
        this.pricing = pricing;
        this.papers = papers;
        this.evidence = evidence;
        this.servicing = servicing;
        this.payments = payments;
        this.fourEyes = fourEyes;
        this.packs = packs;
        this.access = access;
        this.businessDay = businessDay;
        this.watching = watching;
        this.clock = clock;
    }

    Application sign(Application offered, SignRequest request, LocalDate on) {
        pricing.offer(offered, on);
        if (!request.agreed()) {
            throw Problem.of("SMP-LEN-0124").field("agreed");
        }
        var paper = paper(offered, request, on);
        pricing.own(offered, paper.account());
        // The same checks as when it was drawn up: meanwhile more may have been borrowed elsewhere.
        pricing.quote(offered, new Choice(paper.amount(), paper.months(), paper.product()), on);
        watching.requireFree(offered.enterprise());

        evidence.sign(paper.document(), request.sha256(), access.actor(), request.how());
        evidence.sign(paper.document(), request.sha256(), Actor.SYSTEM, "lender");
        var signed = offered.signed(ApplicationState.SIGNED, signing(paper));
        reached(signed);
        return secondCheckNeeded(paper, on) ? proposed(signed) : paidOut(signed, on);
    }

    /** The bank is asked again; payments sees to it that nothing is paid twice. */
    Application retry(Application failed) {
        var signing = Objects.requireNonNull(failed.signing());
        payments.retry(Objects.requireNonNull(signing.transfer()));
        // Asking once more may have told the end already, and then the listener has written it.
        var now = applications.hold(failed.id()).orElseThrow();
        if (now.state() != ApplicationState.PAYMENT_FAILED) {
            return now;
        }
        return reached(now.signed(ApplicationState.PAYING, signing.cleared()));
    }

    @EventListener
    void approved(ProposalApproved event) {
        if (event.kind().equals(SECOND_CHECK)) {
            waiting(event.subjectId())
                    .ifPresent(application -> paidOut(application, businessDay.today()));
        }
    }

    @EventListener
    void rejected(ProposalRejected event) {
        if (event.kind().equals(SECOND_CHECK)) {
            waiting(event.subjectId())
                    .map(application ->
                            application.refused(List.of(OwnReasons.secondCheckSaidNo())))
                    .ifPresent(this::reached);
        }
    }

    @EventListener
    void settled(TransferSettled event) {
        ended(event.transfer(), ApplicationState.PAID, Signing::cleared);
    }

    @EventListener
    void failed(TransferFailed event) {
        var reason = event.transfer().reason();
        var failure =
                reason == null
                        ? new Signing.Failure(
                                "UNKNOWN", new Words("银行没有说明原因", "The bank gave no reason"))
                        : new Signing.Failure(reason.code(), reason.text());
        ended(
                event.transfer(),
                ApplicationState.PAYMENT_FAILED,
                signing -> signing.failed(failure));
    }

    private void ended(Transfer transfer, ApplicationState state, UnaryOperator<Signing> change) {
        if (!transfer.purpose().equals(PaymentOrder.LOAN_DISBURSEMENT)) {
            return;
        }
        applications
                .holdContract(ContractId.of(transfer.subject()))
                .filter(application -> application.state() != ApplicationState.PAID)
                .ifPresent(application -> {
                    var signing = Objects.requireNonNull(application.signing());
                    reached(application.signed(state, change.apply(signing)), Actor.SYSTEM);
                });
    }

    private Paper paper(Application application, SignRequest request, LocalDate on) {
        var paper =
                papers.find(request.document())
                        .filter(found -> found.application().equals(application.id()))
                        .orElseThrow(() -> Problem.of("SMP-LEN-0125").field("document"));
        if (!paper.drawn().equals(on)) {
            throw Problem.of("SMP-LEN-0123").field("document").with("drawn", paper.drawn());
        }
        return paper;
    }

    private Signing signing(Paper paper) {
        return new Signing(
                paper.document(),
                paper.product(),
                paper.amount(),
                paper.months(),
                paper.rate(),
                paper.account(),
                clock.instant(),
                null,
                null,
                null);
    }

    private boolean secondCheckNeeded(Paper paper, LocalDate on) {
        var from = packs.rule("lending", "payout_second_check_from", on).cny();
        return paper.amount().compareTo(from) >= 0;
    }

    private Application proposed(Application signed) {
        var signing = Objects.requireNonNull(signed.signing());
        var amount = Shown.amount(signing.amount());
        var tail = pricing.own(signed, signing.account()).tail();
        fourEyes.propose(
                SECOND_CHECK,
                Role.OPERATIONS,
                signed.id().toString(),
                Map.of(
                        "application", signed.number(),
                        "amount", signing.amount(),
                        "account", tail,
                        "document", signing.document().toString()),
                new Words(
                        "放款 %s 元：%s %s，到尾号 %s"
                                .formatted(amount, signed.number(), signed.enterpriseName(), tail),
                        "Pay out CNY %s: %s %s, to ···%s"
                                .formatted(
                                        amount, signed.number(), signed.enterpriseName(), tail)));
        return reached(signed.in(ApplicationState.SECOND_CHECK));
    }

    /** Books the contract and orders the pay-out; sent to the bank after the transaction. */
    private Application paidOut(Application signed, LocalDate on) {
        var signing = Objects.requireNonNull(signed.signing());
        var product =
                products.product(
                                signing.product(),
                                papers.find(signing.document()).orElseThrow().drawn())
                        .orElseThrow();
        var quote = Quote.of(product, signing.amount(), signing.months(), signing.rate(), on);
        var contract =
                servicing.book(
                        new NewContract(
                                signed.id().toString(),
                                signed.enterprise(),
                                signed.enterpriseName(),
                                signing.product(),
                                quote.terms(),
                                quote.fee(),
                                Optional.of(product.penaltyUplift()),
                                Optional.of(product.earlyRepaymentFeeRate()),
                                signing.account(),
                                Optional.of(signing.document().value())));
        var transfer = new TransferId(Ids.next());
        payments.payOut(
                transfer,
                new PaymentOrder(
                        PaymentOrder.LOAN_DISBURSEMENT,
                        contract.toString(),
                        signed.enterprise(),
                        signing.account(),
                        signing.amount(),
                        on,
                        signed.number()));
        return reached(signed.signed(ApplicationState.PAYING, signing.booked(contract, transfer)));
    }

    private Optional<Application> waiting(String subject) {
        return applications
                .hold(new ApplicationId(UUID.fromString(subject)))
                .filter(application -> application.state() == ApplicationState.SECOND_CHECK);
    }

    private Application reached(Application application) {
        return reached(application, access.actor());
    }

    private Application reached(Application application, Actor by) {
        applications.update(application);
        applications.step(application, clock.instant(), by);
        return application;
    }
}
