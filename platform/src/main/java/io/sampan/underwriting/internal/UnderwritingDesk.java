package io.sampan.underwriting.internal;

import io.sampan.access.AuditTrail;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Asked;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.DecisionLine;
import io.sampan.underwriting.DecisionQuery;
import io.sampan.underwriting.Exposure;
import io.sampan.underwriting.PersonSays;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Remedy;
import io.sampan.underwriting.Replay;
import io.sampan.underwriting.Underwriting;
import io.sampan.underwriting.WhatIf;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Loads what is known, lets the judge decide, stores the sealed answer and gives it back. */
@Service
@Transactional
class UnderwritingDesk implements Underwriting {

    private final KnownFacts known;
    private final Parties parties;
    private final ObjectProvider<Exposure> exposures;
    private final HardStops hardStops;
    private final Rulebooks rulebooks;
    private final LineUps lineUps;
    private final Alerts alerts;
    private final Decisions decisions;
    private final Resolutions resolutions;
    private final AuditTrail audit;
    private final Clock clock;

    UnderwritingDesk(
            KnownFacts known,
            Parties parties,
            ObjectProvider<Exposure> exposures,
            HardStops hardStops,
            Rulebooks rulebooks,
            LineUps lineUps,
            Alerts alerts,
            Decisions decisions,
            Resolutions resolutions,
            AuditTrail audit,
            Clock clock) {
        this.known = known;
        this.parties = parties;
        this.exposures = exposures;
        this.hardStops = hardStops;
        this.rulebooks = rulebooks;
        this.lineUps = lineUps;
        this.alerts = alerts;
        this.decisions = decisions;
        this.resolutions = resolutions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Decision decide(Asked asked) {
        var before = decisions.of(asked.application());
        if (before.isPresent()) {
            return same(asked, before.get());
        }
        var now = clock.instant();
        if (alerts.hold(asked.enterprise()).frozen()) {
            throw Problem.of("SMP-UND-0730");
        }
        var model = lineUps.scoring(asked.enterprise().value(), asked.on());
        var rulebook = rulebooks.on(asked.on(), model);
        rulebooks.keep(asked.on(), model, now);
        var judged = new Judge(rulebook).judge(facts(asked, rulebook, now));
        if (!decisions.add(judged, Sealing.write(judged))) {
            return same(asked, decisions.of(asked.application()).orElseThrow());
        }
        audit.record(
                "underwriting.decided",
                "decision",
                judged.asked().id().toString(),
                null,
                judged.kind());
        return resolutions.decision(Wording.of(judged, rulebook));
    }

    /** Everything that was known about the enterprise at the instant the question names. */
    private Case facts(Asked asked, Rulebook rulebook, Instant now) {
        var facts = known.of(asked.enterprise(), asked.on(), asked.knownAt());
        var found = facts.measured();
        return new Case(
                Ids.next(),
                asked.application(),
                asked.enterprise().value(),
                asked.amount(),
                asked.months(),
                held(asked),
                asked.on(),
                asked.knownAt(),
                now,
                owed(asked.enterprise(), asked.amount().currency()),
                found.valuesByKey(),
                found.latest(),
                facts.sales().first(),
                Arrays.stream(facts.sales().months).boxed().toList(),
                found.knownByKey(),
                hardStops.of(asked.enterprise(), now),
                circumstances(asked.enterprise(), rulebook));
    }

    private Circumstances circumstances(EnterpriseId id, Rulebook rulebook) {
        var enterprise = parties.enterprise(id);
        var group =
                rulebook.sizing().stream()
                        .flatMap(sizing -> parties.related(id, sizing.relatedShareMin()).stream())
                        .map(related ->
                                new Circumstances.Member(
                                        related.enterprise().value(),
                                        related.tie(),
                                        owed(related.enterprise(), Money.CNY)))
                        .toList();
        return new Circumstances(enterprise.industry().code(), enterprise.revenueYearly(), group);
    }

    /** The product's bounds, lowered by what warnings on a running borrower say. */
    private Asked.Product held(Asked asked) {
        var product = asked.product();
        var most =
                product.amountMax()
                        .times(alerts.hold(asked.enterprise()).factor(), RoundingMode.DOWN)
                        .max(product.amountMin());
        return new Asked.Product(product.code(), product.amountMin(), most, product.monthsMax());
    }

    /** What every capability that lends says is owed already. */
    private Money owed(EnterpriseId enterprise, String currency) {
        var owed = Money.zero(currency);
        for (var exposure : exposures) {
            owed = owed.plus(exposure.of(enterprise));
        }
        return owed;
    }

    private Decision same(Asked asked, Decisions.Stored stored) {
        var sealed = rulebooks.words(stored);
        var known = sealed.asked();
        if (!known.enterprise().equals(asked.enterprise().value())
                || !known.asked().equals(asked.amount())
                || known.months() != asked.months()
                || !known.product().code().equals(asked.product().code())) {
            throw Problem.of("SMP-UND-0409").field("application");
        }
        return resolutions.decision(sealed);
    }

    @Override
    @Transactional(readOnly = true)
    public Decision decision(DecisionId id) {
        return resolutions.decision(words(id));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Decision> of(String application) {
        return decisions.of(application).map(rulebooks::words).map(resolutions::decision);
    }

    @Override
    public Decision resolve(DecisionId id, PersonSays says) {
        return resolutions.resolve(words(id), says);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Remedy> remedies(DecisionId id) {
        var sealed = words(id);
        return new Remedies(rulebooks.stored(sealed.rulebook()))
                .of(sealed.asked()).stream().map(Remedies.Found::remedy).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Decision whatIf(DecisionId id, WhatIf others) {
        var sealed = words(id);
        var rulebook = rulebooks.stored(sealed.rulebook());
        var judged = new Judge(rulebook).judge(OtherFigures.of(sealed.asked(), others, rulebook));
        return Wording.of(judged, rulebook).decision(Decision.State.DECIDED, Optional.empty());
    }

    @Override
    public Decision askPerson(DecisionId id) {
        return resolutions.askPerson(words(id));
    }

    @Override
    @Transactional(readOnly = true)
    public Replay replay(DecisionId id) {
        var stored = stored(id);
        var text = Sealing.again(stored.text(), rulebooks.stored(stored.rulebook()));
        return new Replay(
                text.equals(stored.text()),
                stored.sha256(),
                Differences.between(stored.text(), text));
    }

    private Sealed words(DecisionId id) {
        return rulebooks.words(stored(id));
    }

    private Decisions.Stored stored(DecisionId id) {
        return decisions.find(id).orElseThrow(() -> Problem.of("SMP-UND-0404"));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<DecisionLine> decisions(DecisionQuery query) {
        return decisions.page(query);
    }

    @Override
    public List<Reason> reasons() {
        return rulebooks.on(LocalDate.now(clock)).catalogue();
    }
}
