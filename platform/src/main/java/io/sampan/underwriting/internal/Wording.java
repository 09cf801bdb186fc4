package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Decision.LimitStep;
import io.sampan.underwriting.Decision.PolicyRule;
import io.sampan.underwriting.Decision.RatePart;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.internal.Judged.Cause;
import io.sampan.underwriting.internal.Sealed.SealedAnswer;
import java.util.List;

/** What was judged, in words: the rulebook it was judged by has the words of its day. */
final class Wording {

    private final Rulebook rulebook;
    private final Case asked;

    private Wording(Rulebook rulebook, Case asked) {
        this.rulebook = rulebook;
        this.asked = asked;
    }

    /**
     * @param rulebook the one it was judged by
     */
    static Sealed of(Judged judged, Rulebook rulebook) {
        if (!judged.rulebook().equals(rulebook.sha256())) {
            throw new IllegalStateException("these are the words of another rulebook");
        }
        return new Wording(rulebook, judged.asked()).words(judged);
    }

    private Sealed words(Judged judged) {
        return new Sealed(
                asked,
                rulebook.features().keySet().stream().filter(this::told).map(this::fact).toList(),
                score(judged),
                policy(judged),
                judged.steps().stream()
                        .map(step ->
                                new LimitStep(
                                        step.id(),
                                        rulebook.word("limit." + step.id()),
                                        step.amount(),
                                        step.binding(),
                                        step.known().stream().map(this::input).toList()))
                        .toList(),
                judged.price().stream()
                        .map(part ->
                                new RatePart(
                                        part.id(), rulebook.word("rate." + part.id()), part.rate()))
                        .toList(),
                new SealedAnswer(
                        judged.kind(),
                        judged.terms(),
                        judged.causes().stream().map(this::reason).toList()),
                judged.modelVersion(),
                judged.policyVersion(),
                judged.rulebook());
    }

    private Decision.LimitInput input(Judged.Input input) {
        return new Decision.LimitInput(
                input.id(),
                rulebook.word("input." + input.id()),
                input.unit().name(),
                input.value(),
                input.assumed());
    }

    private Decision.Fact fact(String feature) {
        return new Decision.Fact(
                feature,
                rulebook.feature(feature).name(),
                asked.value(feature),
                shown(feature),
                asked.knownAt(feature));
    }

    /** What exists is told, and what the model asked for in vain. */
    private boolean told(String feature) {
        return asked.known() == null
                || asked.values().containsKey(feature)
                || rulebook.model().model().names().contains(feature);
    }

    private Words shown(String feature) {
        return asked.value(feature)
                .map(value ->
                        Shown.of(
                                rulebook.feature(feature),
                                Feature.of(feature).unit(),
                                value,
                                asked.since()))
                .orElse(rulebook.word("unknown"));
    }

    private Decision.Score score(Judged judged) {
        return new Decision.Score(
                judged.points(),
                judged.base(),
                judged.pd(),
                judged.grade(),
                judged.given().stream()
                        .map(given ->
                                new Decision.Contribution(
                                        given.feature(),
                                        rulebook.feature(given.feature()).name(),
                                        shown(given.feature()),
                                        rulebook.word(Feature.of(given.feature()).source().word()),
                                        given.points()))
                        .toList());
    }

    private List<PolicyRule> policy(Judged judged) {
        return rulebook.policy().rules().stream()
                .map(rule ->
                        new PolicyRule(
                                rule.id(),
                                rule.text(),
                                rule.outcome(),
                                judged.hits().contains(rule.id())))
                .toList();
    }

    private Reason reason(Cause cause) {
        return cause.fact().isEmpty()
                ? rulebook.reason(cause.code())
                : rulebook.reason(cause.code(), shown(cause.fact()));
    }
}
