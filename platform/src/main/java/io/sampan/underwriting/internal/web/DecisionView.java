package io.sampan.underwriting.internal.web;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.Enterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Related;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A decision as the desk reads it. */
record DecisionView(
        UUID id,
        String application,
        Named enterprise,
        Money askedAmount,
        int askedMonths,
        String product,
        LocalDate on,
        Instant decidedAt,
        Map<String, FactView> features,
        ScoreView score,
        PolicyView policy,
        List<Decision.LimitStep> limitSteps,
        List<Decision.RatePart> rateParts,
        List<RelatedView> related,
        AnswerView answer,
        AnswerView outcome,
        String modelVersion,
        String policyVersion,
        @Nullable Named by,
        Decision.State state,
        @Nullable ResolutionView resolution) {

    /** Somebody or something by name. */
    record Named(UUID id, String name) {}

    /** An enterprise that belongs together with this one. */
    record RelatedView(UUID id, String name, Related.Tie tie, boolean counted, Money owes) {}

    record FactView(
            Words name, @Nullable BigDecimal value, Words text, @Nullable Instant knownAt) {}

    record ScoreView(
            int points,
            int base,
            BigDecimal pd,
            String grade,
            List<Decision.Contribution> contributions) {}

    record PolicyView(String version, List<Decision.PolicyRule> rules) {}

    record AnswerView(
            Decision.Kind kind,
            @Nullable Money limit,
            @Nullable AnnualRate rate,
            @Nullable Integer monthsMax,
            List<Reason> reasons) {

        static AnswerView of(Answer answer) {
            return switch (answer) {
                case Answer.Accepted(var terms, var reasons) -> of(answer, terms, reasons);
                case Answer.Referred(var reasons, var terms) -> of(answer, terms, reasons);
                case Answer.Refused(var reasons) ->
                        new AnswerView(Decision.Kind.REFUSED, null, null, null, reasons);
            };
        }

        private static AnswerView of(Answer answer, Terms terms, List<Reason> reasons) {
            return new AnswerView(
                    Decision.Kind.of(answer),
                    terms.limit(),
                    terms.rate(),
                    terms.monthsMax(),
                    reasons);
        }
    }

    record ResolutionView(AnswerView answer, Named by, Instant at, String text) {}

    /**
     * @param name of a related enterprise
     */
    static DecisionView of(
            Decision decision, Enterprise enterprise, Function<EnterpriseId, String> name) {
        var resolution = decision.resolution().map(DecisionView::resolution).orElse(null);
        return new DecisionView(
                decision.id().value(),
                decision.application(),
                new Named(enterprise.id().value(), enterprise.name()),
                decision.askedAmount(),
                decision.askedMonths(),
                decision.product(),
                decision.on(),
                decision.decidedAt(),
                features(decision),
                score(decision.score()),
                new PolicyView(decision.policyVersion(), decision.policy()),
                decision.limitSteps(),
                decision.rateParts(),
                decision.related().stream()
                        .map(related ->
                                new RelatedView(
                                        related.enterprise().value(),
                                        name.apply(related.enterprise()),
                                        related.tie(),
                                        related.tie().certain(),
                                        related.owes()))
                        .toList(),
                AnswerView.of(decision.answer()),
                AnswerView.of(decision.outcome()),
                decision.modelVersion(),
                decision.policyVersion(),
                resolution == null ? null : resolution.by(),
                decision.state(),
                resolution);
    }

    private static Map<String, FactView> features(Decision decision) {
        var views = new LinkedHashMap<String, FactView>();
        for (var fact : decision.features()) {
            views.put(
                    fact.feature(),
                    new FactView(
                            fact.name(),
                            fact.value().orElse(null),
                            fact.shown(),
                            fact.knownAt().orElse(null)));
        }
        return views;
    }

    private static ScoreView score(Decision.Score score) {
        return new ScoreView(
                score.points(),
                score.base(),
                score.probabilityOfDefault(),
                score.grade(),
                score.contributions());
    }

    private static ResolutionView resolution(Decision.Resolution resolution) {
        return new ResolutionView(
                AnswerView.of(resolution.answer()),
                new Named(resolution.by().value(), resolution.byName()),
                resolution.at(),
                resolution.text());
    }
}
