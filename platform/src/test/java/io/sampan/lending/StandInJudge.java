package io.sampan.lending;

import io.sampan.access.Page;
import io.sampan.access.UserId;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Asked;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.DecisionLine;
import io.sampan.underwriting.DecisionQuery;
import io.sampan.underwriting.DecisionResolved;
import io.sampan.underwriting.PersonSays;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Remedy;
import io.sampan.underwriting.Replay;
import io.sampan.underwriting.Terms;
import io.sampan.underwriting.Underwriting;
import io.sampan.underwriting.WhatIf;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers what the test says it answers. */
final class StandInJudge implements Underwriting {

    private final Map<DecisionId, Decision> decisions = new HashMap<>();
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private Answer next = accepted("218900.00", "0.072", 24);

    StandInJudge(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    static Answer accepted(String limit, String rate, int months) {
        return new Answer.Accepted(
                new Terms(Money.cny(limit), AnnualRate.of(rate), months), List.of());
    }

    static Answer referred() {
        return new Answer.Referred(
                List.of(aReason("R02")),
                new Terms(Money.cny("100000.00"), AnnualRate.of("0.09"), 12));
    }

    static Answer refused() {
        return new Answer.Refused(List.of(aReason("R14")));
    }

    private static Reason aReason(String code) {
        return new Reason(
                code,
                new Words("发票月份不足", "Too few months of invoices"),
                new Words("补充发票", "Add invoices"));
    }

    void answers(Answer answer) {
        next = answer;
    }

    /** A person answers a referral. */
    void resolves(DecisionId id, Answer answer) {
        var decided = Objects.requireNonNull(decisions.get(id));
        var resolved =
                decision(
                        decided,
                        decided.answer(),
                        Decision.State.RESOLVED,
                        Optional.of(
                                new Decision.Resolution(
                                        answer,
                                        new UserId(new UUID(0, 7)),
                                        "顾明",
                                        Instant.EPOCH,
                                        "")));
        decisions.put(id, resolved);
        transaction.executeWithoutResult(_ -> events.publishEvent(new DecisionResolved(resolved)));
    }

    @Override
    public Decision decide(Asked asked) {
        var decision =
                new Decision(
                        new DecisionId(UUID.randomUUID()),
                        asked.application(),
                        asked.enterprise(),
                        asked.amount(),
                        asked.months(),
                        asked.product().code(),
                        asked.on(),
                        asked.knownAt(),
                        List.of(),
                        new Decision.Score(600, 500, new BigDecimal("0.02"), "B+", List.of()),
                        List.of(),
                        List.of(),
                        List.of(
                                part("资金", "Funding", "0.0840"),
                                part("按时还款", "Paid on time", "-0.0070"),
                                part("已核发票", "Checked invoices", "-0.0050")),
                        List.of(),
                        next,
                        "m1",
                        "p1",
                        next instanceof Answer.Referred
                                ? Decision.State.WAITING_PERSON
                                : Decision.State.DECIDED,
                        Optional.empty());
        decisions.put(decision.id(), decision);
        return decision;
    }

    private static Decision.RatePart part(String zh, String en, String rate) {
        return new Decision.RatePart(en, new Words(zh, en), AnnualRate.of(rate));
    }

    private static Decision decision(
            Decision of,
            Answer answer,
            Decision.State state,
            Optional<Decision.Resolution> resolution) {
        return new Decision(
                of.id(),
                of.application(),
                of.enterprise(),
                of.askedAmount(),
                of.askedMonths(),
                of.product(),
                of.on(),
                of.decidedAt(),
                of.features(),
                of.score(),
                of.policy(),
                of.limitSteps(),
                of.rateParts(),
                of.related(),
                answer,
                of.modelVersion(),
                of.policyVersion(),
                state,
                resolution);
    }

    @Override
    public Decision decision(DecisionId id) {
        return Objects.requireNonNull(decisions.get(id));
    }

    @Override
    public Optional<Decision> of(String application) {
        return decisions.values().stream()
                .filter(decision -> decision.application().equals(application))
                .findFirst();
    }

    @Override
    public Decision resolve(DecisionId id, PersonSays says) {
        throw new UnsupportedOperationException("tests call resolves");
    }

    @Override
    public List<Remedy> remedies(DecisionId id) {
        return List.of();
    }

    @Override
    public Decision whatIf(DecisionId id, WhatIf others) {
        throw new UnsupportedOperationException("lending asks for no other figures");
    }

    @Override
    public Decision askPerson(DecisionId id) {
        var asked =
                decision(
                        decision(id),
                        decision(id).answer(),
                        Decision.State.WAITING_PERSON,
                        Optional.empty());
        decisions.put(id, asked);
        return asked;
    }

    @Override
    public Replay replay(DecisionId id) {
        throw new UnsupportedOperationException("nothing to replay");
    }

    @Override
    public Page<DecisionLine> decisions(DecisionQuery query) {
        return new Page<>(List.of(), null);
    }

    @Override
    public List<Reason> reasons() {
        return List.of();
    }
}
