package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalRejected;
import io.sampan.access.Role;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Decision.Resolution;
import io.sampan.underwriting.Decision.State;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.DecisionResolved;
import io.sampan.underwriting.PersonSays;
import io.sampan.underwriting.PersonSays.Granted;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Terms;
import io.sampan.underwriting.internal.Sealed.SealedAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What people answer to referrals. Within what policy suggests and up to the line of authority one
 * underwriter decides; beyond either a second one has to agree. No person can lift the product's
 * bounds, the legal cap of the rate or the ceiling of inclusive loans.
 */
@Component
class Resolutions {

    /** The kind of our proposals to a second pair of eyes. */
    static final String PROPOSAL = "underwriting.resolution";

    private final Decisions decisions;
    private final Rulebooks rulebooks;
    private final HardStops hardStops;
    private final Access access;
    private final AuditTrail audit;
    private final FourEyes fourEyes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Resolutions(
            Decisions decisions,
            Rulebooks rulebooks,
            HardStops hardStops,
            Access access,
            AuditTrail audit,
            FourEyes fourEyes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.rulebooks = rulebooks;
        this.hardStops = hardStops;
        this.access = access;
        this.audit = audit;
        this.fourEyes = fourEyes;
        this.events = events;
        this.clock = clock;
    }

    /** A person's answer as it is stored. */
    record Said(SealedAnswer answer, UUID by, String byName, Instant at, String text) {
        Resolution resolution() {
            return new Resolution(
                    answer.answer(), new io.sampan.access.UserId(by), byName, at, text);
        }
    }

    /** The decision with where it stands now. */
    Decision decision(Sealed sealed) {
        var kind = sealed.answer().kind();
        if (kind == Decision.Kind.ACCEPTED) {
            return sealed.decision(State.DECIDED, Optional.empty());
        }
        var step = decisions.latestStep(new DecisionId(sealed.asked().id()));
        var state =
                switch (step.map(Decisions.Step::step).orElse("")) {
                    case "RESOLVED" -> State.RESOLVED;
                    case "PROPOSED" -> State.SECOND_CHECK;
                    case "" ->
                            kind == Decision.Kind.REFERRED ? State.WAITING_PERSON : State.DECIDED;
                    default -> State.WAITING_PERSON;
                };
        return sealed.decision(
                state,
                step.filter(_ -> state == State.RESOLVED || state == State.SECOND_CHECK)
                        .map(s -> Canonical.read(s.content(), Said.class).resolution()));
    }

    /** A refusal by policy that the customer wants a person to look at. */
    Decision askPerson(Sealed sealed) {
        var id = new DecisionId(sealed.asked().id());
        if (sealed.answer().kind() != Decision.Kind.REFUSED
                || decision(sealed).state() != State.DECIDED) {
            throw Problem.of("SMP-UND-0810");
        }
        add(id, "ASKED", new Wish(access.actor().user().value()));
        audit.record("underwriting.person_asked", "decision", id.toString(), null, "ASKED");
        return decision(sealed);
    }

    /** Who asked for a person. */
    private record Wish(UUID by) {}

    Decision resolve(Sealed sealed, PersonSays says) {
        var id = new DecisionId(sealed.asked().id());
        if (decision(sealed).state() != State.WAITING_PERSON) {
            throw Problem.of("SMP-UND-0410");
        }
        var rulebook = rulebooks.stored(sealed.rulebook());
        var reasons = reasons(sealed, rulebook, says);
        says.approved()
                .ifPresent(granted -> {
                    requireNoStop(sealed);
                    requireLawful(sealed, rulebook, granted);
                });
        var actor = access.actor();
        var said =
                new Said(
                        SealedAnswer.of(answer(says, reasons)),
                        actor.user().value(),
                        actor.name(),
                        clock.instant(),
                        says.text());
        if (says.approved().filter(g -> beyondAuthority(sealed, rulebook, g)).isPresent()) {
            add(id, "PROPOSED", said);
            fourEyes.propose(
                    PROPOSAL,
                    Role.UNDERWRITER,
                    id.toString(),
                    Canonical.JSON.<JsonNode>valueToTree(said), // Our own form, read back below.
                    summary(sealed, said));
        } else {
            add(id, "RESOLVED", said);
            tell(sealed, said);
        }
        return decision(sealed);
    }

    private static List<Reason> reasons(Sealed sealed, Rulebook rulebook, PersonSays says) {
        if (says.reasons().isEmpty()) {
            throw Problem.of("SMP-UND-0420").field("reasons");
        }
        return says.reasons().stream().map(code -> reason(sealed, rulebook, code)).toList();
    }

    /** A reason in the words of the sealed answer where it was named there. */
    private static Reason reason(Sealed sealed, Rulebook rulebook, String code) {
        for (var named : sealed.answer().reasons()) {
            if (named.code().equals(code)) {
                return named;
            }
        }
        if (!rulebook.reasons().containsKey(code)) {
            throw Problem.of("SMP-UND-0421").field("reasons").with("code", code);
        }
        for (var contribution : sealed.score().contributions()) {
            if (rulebook.feature(contribution.feature()).reason().equals(code)) {
                return rulebook.reason(code, contribution.shown());
            }
        }
        return rulebook.reason(code);
    }

    private static Answer answer(PersonSays says, List<Reason> reasons) {
        return says.approved()
                .<Answer>map(granted ->
                        new Answer.Accepted(
                                new Terms(granted.amount(), granted.rate(), granted.months()),
                                reasons))
                .orElseGet(() -> new Answer.Refused(reasons));
    }

    /** What forbids lending may have come up since the case was referred. */
    private void requireNoStop(Sealed sealed) {
        var stops = hardStops.of(new EnterpriseId(sealed.asked().enterprise()), clock.instant());
        if (!stops.isEmpty()) {
            throw Problem.of("SMP-UND-0653").with("codes", String.join(", ", stops));
        }
    }

    private void requireLawful(Sealed sealed, Rulebook rulebook, Granted granted) {
        var asked = sealed.asked();
        var headroom = rulebook.limits().inclusiveMax().minus(asked.exposure());
        var most = asked.product().amountMax().min(headroom.max(Money.zero(headroom.currency())));
        if (granted.amount().compareTo(asked.product().amountMin()) < 0
                || granted.amount().compareTo(most) > 0) {
            throw Problem.of("SMP-UND-0422")
                    .field("amount")
                    .with("min", asked.product().amountMin())
                    .with("max", most);
        }
        if (granted.months() > asked.product().monthsMax()) {
            throw Problem.of("SMP-UND-0423")
                    .field("months")
                    .with("max", asked.product().monthsMax());
        }
        if (granted.rate().fraction().signum() <= 0
                || granted.rate().compareTo(rulebook.limits().rateMax()) > 0) {
            throw Problem.of("SMP-UND-0424").field("rate").with("max", rulebook.limits().rateMax());
        }
    }

    private static boolean beyondAuthority(Sealed sealed, Rulebook rulebook, Granted granted) {
        if (sealed.answer().terms().isEmpty()) {
            return true; // Nobody alone lifts a refusal of the policy.
        }
        var suggested = sealed.answer().terms().get();
        return granted.amount().compareTo(rulebook.limits().authoritySingleMax()) > 0
                || granted.amount().compareTo(suggested.limit()) > 0
                || granted.months() > suggested.monthsMax()
                || granted.rate().compareTo(suggested.rate()) < 0;
    }

    private static Words summary(Sealed sealed, Said said) {
        var terms = said.answer().terms().orElseThrow();
        var suggested = sealed.answer().terms();
        return new Words(
                "批准 %s 元，%d 个月，%s（%s）"
                        .formatted(
                                grouped(terms.limit()),
                                terms.monthsMax(),
                                terms.rate(),
                                suggested
                                        .map(s ->
                                                "系统建议 %s 元，%s"
                                                        .formatted(grouped(s.limit()), s.rate()))
                                        .orElse("政策不予受理")),
                "Approve CNY %s for %d months at %s (%s)"
                        .formatted(
                                grouped(terms.limit()),
                                terms.monthsMax(),
                                terms.rate(),
                                suggested
                                        .map(s ->
                                                "suggested CNY %s at %s"
                                                        .formatted(grouped(s.limit()), s.rate()))
                                        .orElse("policy refused")));
    }

    private static String grouped(Money amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.amount());
    }

    @EventListener
    void on(ProposalApproved approved) {
        if (approved.kind().equals(PROPOSAL)) {
            var id = new DecisionId(UUID.fromString(approved.subjectId()));
            var said = Canonical.JSON.treeToValue(approved.content(), Said.class);
            requireNoStop(rulebooks.words(decisions.find(id).orElseThrow()));
            add(id, "RESOLVED", said);
            tell(rulebooks.words(decisions.find(id).orElseThrow()), said);
        }
    }

    @EventListener
    void on(ProposalRejected rejected) {
        if (rejected.kind().equals(PROPOSAL)) {
            var said = Canonical.JSON.treeToValue(rejected.content(), Said.class);
            add(new DecisionId(UUID.fromString(rejected.subjectId())), "REJECTED", said);
        }
    }

    private void add(DecisionId id, String step, Object said) {
        int no = decisions.latestStep(id).map(Decisions.Step::no).orElse(0) + 1;
        var content = Canonical.write(said);
        if (!decisions.addStep(id, new Decisions.Step(no, step, content), clock.instant())) {
            throw Problem.of("SMP-UND-0411");
        }
    }

    private void tell(Sealed sealed, Said said) {
        audit.record(
                "underwriting.resolved",
                "decision",
                sealed.asked().id().toString(),
                sealed.answer().kind(),
                said.answer());
        events.publishEvent(new DecisionResolved(decision(sealed)));
    }
}
