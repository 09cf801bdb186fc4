package io.sampan.demo.internal;

import static java.util.Objects.requireNonNull;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Commands;
import io.sampan.demo.internal.Plan.Ending;
import io.sampan.demo.internal.Plan.Wanted;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Choice;
import io.sampan.lending.Lending;
import io.sampan.lending.Offer;
import io.sampan.lending.SignRequest;
import io.sampan.lending.Wish;
import io.sampan.money.Money;
import io.sampan.servicing.ContractId;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.PersonSays;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Underwriting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applications of the demo's enterprises, from the wish to the signature. */
@Component
class Borrowing {

    /** A loan that was signed. */
    record Loan(Wanted wanted, ContractId contract) {}

    /**
     * What became of a wish.
     *
     * @param contract empty where nothing was signed
     * @param referred whether a person was asked
     */
    record Outcome(Optional<String> contract, boolean referred) {}

    private final Access access;
    private final Commands commands;
    private final Customers customers;
    private final Staff staff;
    private final Lending lending;
    private final Underwriting underwriting;
    private final List<Loan> loans = new ArrayList<>();
    private final Set<Integer> referred = new LinkedHashSet<>();

    /** Signed today, and not among the loans yet. */
    private final Set<Integer> beingSigned = new HashSet<>();

    Borrowing(
            Access access,
            Commands commands,
            Customers customers,
            Staff staff,
            Lending lending,
            Underwriting underwriting) {
        this.access = access;
        this.commands = commands;
        this.customers = customers;
        this.staff = staff;
        this.lending = lending;
        this.underwriting = underwriting;
    }

    /** A load that begins again finds every loan again. */
    void forget() {
        loans.clear();
        referred.clear();
        beingSigned.clear();
    }

    /** Firms about which a person was asked, the latest last. */
    Set<Integer> referred() {
        return referred;
    }

    List<Loan> loans() {
        return List.copyOf(loans);
    }

    /**
     * Lives the applications of one day, those of different firms side by side.
     *
     * @param attended whether an underwriter looks at a referral on the same day
     */
    void borrow(List<Wanted> wishes, LocalDate day, boolean attended) {
        if (wishes.isEmpty()) {
            return;
        }
        var outcomes = new ConcurrentHashMap<Integer, Outcome>();
        var byFirm = wishes.stream().collect(Collectors.groupingBy(Wanted::firm));
        SideBySide.each(
                List.copyOf(byFirm.values()),
                ofOneFirm ->
                        access.as(
                                Actor.SYSTEM,
                                () -> {
                                    for (var wanted : ofOneFirm) {
                                        outcomes.put(wanted.number(), once(wanted, day, attended));
                                        customers.cameFor(wanted.firm(), day);
                                    }
                                }));
        wishes.forEach(wanted -> keep(wanted, requireNonNull(outcomes.get(wanted.number()))));
        beingSigned.clear();
    }

    private Outcome once(Wanted wanted, LocalDate day, boolean attended) {
        return commands.once(
                "demo-borrow-" + wanted.number(),
                "demo.borrow",
                wanted.number(),
                Outcome.class,
                () -> live(wanted, day, attended));
    }

    private void keep(Wanted wanted, Outcome outcome) {
        if (outcome.referred()) {
            referred.remove(wanted.firm());
            referred.add(wanted.firm());
        }
        outcome.contract().ifPresent(id -> loans.add(new Loan(wanted, ContractId.of(id))));
    }

    private Outcome live(Wanted wanted, LocalDate day, boolean attended) {
        var firm = customers.firm(wanted.firm());
        var customer = customers.coming(wanted.firm(), day);
        var owner = Staff.of(firm, customer.enterprise().value());
        var application =
                access.as(
                        owner,
                        () -> {
                            var draft = lending.draft(customer.enterprise(), wish(wanted), day);
                            return wanted.ending() == Ending.LEAVES_A_DRAFT
                                    ? draft
                                    : lending.submit(draft.id(), day);
                        });
        boolean asked = application.state() == ApplicationState.REFERRED;
        if (asked && attended) {
            application = resolve(application, PersonAnswers::to);
        } else if (asked && Exhibits.asksForMore(wanted)) {
            application = resolve(application, PersonAnswers::more);
        }
        if (application.state() != ApplicationState.OFFERED) {
            return new Outcome(Optional.empty(), asked);
        }
        var offered = application;
        return new Outcome(
                switch (wanted.ending()) {
                    case SIGNS -> signIfRoom(offered, wanted, customer, owner, day);
                    case WITHDRAWS -> {
                        access.as(owner, () -> lending.withdraw(offered.id(), day));
                        yield Optional.empty();
                    }
                    case LEAVES_THE_OFFER, LEAVES_A_DRAFT -> Optional.empty();
                },
                asked);
    }

    /** The demo has so many contracts and no more; exhibits have their own places. */
    private Optional<String> signIfRoom(
            Application offered,
            Wanted wanted,
            Customers.Known customer,
            Actor owner,
            LocalDate day) {
        if (Exhibits.isOne(wanted)) {
            return access.as(owner, () -> sign(offered, wanted, customer, day));
        }
        synchronized (beingSigned) {
            beingSigned.add(wanted.number());
            if (signed() + beingSigned.size() > Demo.CONTRACTS - Exhibits.CONTRACTS) {
                beingSigned.remove(wanted.number());
                return Optional.empty();
            }
        }
        var contract = access.as(owner, () -> sign(offered, wanted, customer, day));
        if (contract.isEmpty()) {
            synchronized (beingSigned) {
                beingSigned.remove(wanted.number());
            }
        }
        return contract;
    }

    private long signed() {
        return loans.stream().filter(loan -> !Exhibits.isOne(loan.wanted())).count();
    }

    private Application resolve(
            Application application, BiFunction<Decision, List<String>, PersonSays> answer) {
        var decision = underwriting.of(application.id().toString()).orElseThrow();
        var underwriter = staff.member("underwriter");
        var catalogue = underwriting.reasons().stream().map(Reason::code).toList();
        var says = answer.apply(decision, catalogue);
        access.as(underwriter, () -> underwriting.resolve(decision.id(), says));
        return lending.application(application.id());
    }

    private Optional<String> sign(
            Application application, Wanted wanted, Customers.Known customer, LocalDate day) {
        var offer = application.offer();
        if (offer == null) {
            return Optional.empty();
        }
        var choice = choice(application, offer, wanted);
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        var paper = lending.paper(application.id(), choice.get(), customer.account(), "zh", day);
        var signed =
                lending.sign(
                        application.id(),
                        new SignRequest(paper.document(), paper.sha256(), true, "demo"),
                        day);
        return Optional.ofNullable(signed.signing())
                .map(signing -> signing.contract())
                .map(ContractId::toString);
    }

    private Optional<Choice> choice(Application application, Offer offer, Wanted wanted) {
        var most = lending.available(application);
        var amount = Money.cny(wanted.yuan() + ".00").min(most);
        long hundreds = amount.minor() / 10_000;
        var rounded = Money.ofMinor(Money.CNY, hundreds * 10_000);
        if (rounded.compareTo(offer.amountMin()) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Choice(rounded, Math.min(wanted.months(), offer.monthsMax()), null));
    }

    private static Wish wish(Wanted wanted) {
        return new Wish(
                wanted.product(),
                Money.cny(wanted.yuan() + ".00"),
                wanted.months(),
                wanted.purpose());
    }
}
