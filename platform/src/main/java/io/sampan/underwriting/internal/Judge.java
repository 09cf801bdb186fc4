package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.scoring.Score;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Decision.LimitStep;
import io.sampan.underwriting.Decision.PolicyRule;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Terms;
import io.sampan.underwriting.internal.Sealed.SealedAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a case and a rulebook to a sealed answer: score, grade, limit, price, policy. A pure
 * function: the same case and rulebook always give the same bytes.
 */
final class Judge {

    /** The most reasons a customer is given. */
    private static final int REASONS_MAX = 4;

    private static final Map<String, String> REASON_BY_STEP =
            Map.of("product", "R31", "grade", "R32", "capacity", "R33", "law", "R34");

    private final Rulebook rulebook;

    Judge(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    Sealed judge(Case asked) {
        var scored = rulebook.score(name -> number(asked, name));
        var grade = grade(scored.points());
        var capacity = new Capacity(rulebook, rulebook.terms(grade));
        var steps = capacity.limit(asked);
        var price = capacity.price();
        var terms =
                new Terms(
                        steps.getLast().amount(),
                        Capacity.rate(price),
                        Math.min(rulebook.terms(grade).months(), asked.product().monthsMax()));
        var policy = policy(asked, scored.points(), grade);
        var answer = answer(asked, scored, policy, steps, terms);
        return new Sealed(
                asked,
                facts(asked),
                score(asked, scored, grade),
                policy,
                steps,
                price,
                SealedAnswer.of(answer),
                rulebook.modelVersion(),
                rulebook.policyVersion(),
                rulebook.sha256());
    }

    private static double number(Case asked, String feature) {
        return asked.value(feature).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    private String grade(int points) {
        return rulebook.grades()
                .first(Map.of("points", BigDecimal.valueOf(points)))
                .orElseThrow(() -> new IllegalStateException("no grade for " + points + " points"))
                .output("grade");
    }

    private List<Decision.Fact> facts(Case asked) {
        var facts = new ArrayList<Decision.Fact>();
        for (var feature : rulebook.features().keySet()) {
            if (told(asked, feature)) {
                facts.add(
                        new Decision.Fact(
                                feature,
                                rulebook.feature(feature).name(),
                                asked.value(feature),
                                shown(asked, feature),
                                asked.knownAt(feature)));
            }
        }
        return facts;
    }

    /** What exists is told, and what the model asked for in vain. */
    private boolean told(Case asked, String feature) {
        return asked.known() == null
                || asked.values().containsKey(feature)
                || rulebook.model().model().names().contains(feature);
    }

    private Words shown(Case asked, String feature) {
        return asked.value(feature)
                .map(value ->
                        Shown.of(
                                rulebook.feature(feature),
                                Feature.of(feature).unit(),
                                value,
                                asked.since()))
                .orElse(rulebook.word("unknown"));
    }

    private Decision.Score score(Case asked, Score scored, String grade) {
        var contributions =
                scored.contributions().stream()
                        .map(c ->
                                new Decision.Contribution(
                                        c.feature(),
                                        rulebook.feature(c.feature()).name(),
                                        shown(asked, c.feature()),
                                        rulebook.word(Feature.of(c.feature()).source().word()),
                                        c.points()))
                        .toList();
        return new Decision.Score(
                scored.points(),
                scored.base(),
                BigDecimal.valueOf(scored.probabilityOfDefault()).setScale(6, RoundingMode.HALF_UP),
                grade,
                contributions);
    }

    private List<PolicyRule> policy(Case asked, int points, String grade) {
        var values = new HashMap<String, Object>(asked.values());
        values.put("points", BigDecimal.valueOf(points));
        values.put("grade", grade);
        values.put("asked_amount", asked.asked().amount());
        values.put("asked_months", BigDecimal.valueOf(asked.months()));
        values.put("exposure", asked.exposure().amount());
        return rulebook.policy().judged(values);
    }

    private Answer answer(
            Case asked, Score scored, List<PolicyRule> policy, List<LimitStep> steps, Terms terms) {
        if (policy.stream().anyMatch(rule -> rule.hit() && rule.outcome() == Kind.REFUSED)) {
            return new Answer.Refused(reasons(asked, scored, policy, Kind.REFUSED));
        }
        if (terms.limit().compareTo(asked.product().amountMin()) < 0) {
            var reasons = new ArrayList<Reason>();
            reasons.add(rulebook.reason("R22"));
            reasons.addAll(bounds(asked, steps));
            return new Answer.Refused(reasons);
        }
        if (policy.stream().anyMatch(rule -> rule.hit() && rule.outcome() == Kind.REFERRED)) {
            return new Answer.Referred(reasons(asked, scored, policy, Kind.REFERRED), terms);
        }
        return new Answer.Accepted(
                terms,
                terms.limit().compareTo(asked.asked()) < 0 ? bounds(asked, steps) : List.of());
    }

    /** The rules that led there, and for a low score what it lost by; each code once. */
    private List<Reason> reasons(Case asked, Score scored, List<PolicyRule> policy, Kind outcome) {
        var reasons = new ArrayList<Reason>();
        boolean lowScore = false;
        for (var rule : policy) {
            if (!rule.hit() || rule.outcome() != outcome) {
                continue;
            }
            var said = rulebook.policy().rule(rule.id());
            lowScore |= said.reason().equals("R20");
            add(
                    reasons,
                    said.fact().isEmpty()
                            ? rulebook.reason(said.reason())
                            : rulebook.reason(said.reason(), shown(asked, said.fact())));
        }
        if (lowScore) {
            for (var loss : scored.losses(REASONS_MAX)) {
                var code = rulebook.feature(loss.feature()).reason();
                add(reasons, rulebook.reason(code, shown(asked, loss.feature())));
            }
        }
        return reasons;
    }

    private static void add(List<Reason> reasons, Reason reason) {
        boolean known = reasons.stream().anyMatch(r -> r.code().equals(reason.code()));
        if (!known && reasons.size() < REASONS_MAX) {
            reasons.add(reason);
        }
    }

    /** What keeps the limit below. */
    private List<Reason> bounds(Case asked, List<LimitStep> steps) {
        var reasons = new ArrayList<Reason>();
        if (asked.exposure().compareTo(Money.zero(asked.exposure().currency())) > 0) {
            reasons.add(rulebook.reason("R35"));
        }
        Optional<LimitStep> binding = steps.stream().filter(LimitStep::binding).findFirst();
        binding.ifPresent(step ->
                add(reasons, rulebook.reason(REASON_BY_STEP.getOrDefault(step.id(), "R31"))));
        return reasons;
    }
}
