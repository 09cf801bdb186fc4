package io.sampan.underwriting.internal;

import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.Reason;
import io.sampan.underwriting.RelatedParty;
import io.sampan.underwriting.Terms;
import java.util.List;
import java.util.Optional;

/**
 * A decision as it is stored: the case, what came out step by step, and the hash of the rulebook.
 * As text it is always the same bytes, and its hash proves that nothing was changed.
 */
record Sealed(
        Case asked,
        List<Decision.Fact> features,
        Decision.Score score,
        List<Decision.PolicyRule> policy,
        List<Decision.LimitStep> limitSteps,
        List<Decision.RatePart> rateParts,
        SealedAnswer answer,
        String modelVersion,
        String policyVersion,
        String rulebook) {

    /** An answer with its kind, as it is stored. */
    record SealedAnswer(Decision.Kind kind, Optional<Terms> terms, List<Reason> reasons) {

        static SealedAnswer of(Answer answer) {
            return switch (answer) {
                case Answer.Accepted(var terms, var reasons) ->
                        new SealedAnswer(Decision.Kind.ACCEPTED, Optional.of(terms), reasons);
                case Answer.Referred(var reasons, var suggested) ->
                        new SealedAnswer(Decision.Kind.REFERRED, Optional.of(suggested), reasons);
                case Answer.Refused(var reasons) ->
                        new SealedAnswer(Decision.Kind.REFUSED, Optional.empty(), reasons);
            };
        }

        Answer answer() {
            return switch (kind) {
                case ACCEPTED -> new Answer.Accepted(terms.orElseThrow(), reasons);
                case REFERRED -> new Answer.Referred(reasons, terms.orElseThrow());
                case REFUSED -> new Answer.Refused(reasons);
            };
        }
    }

    /** The decision as the door tells it. */
    Decision decision(Decision.State state, Optional<Decision.Resolution> resolution) {
        return new Decision(
                new DecisionId(asked.id()),
                asked.application(),
                new EnterpriseId(asked.enterprise()),
                asked.asked(),
                asked.months(),
                asked.product().code(),
                asked.on(),
                asked.decidedAt(),
                features,
                score,
                policy,
                limitSteps,
                rateParts,
                asked.around().group().stream()
                        .map(member ->
                                new RelatedParty(
                                        new EnterpriseId(member.enterprise()),
                                        member.tie(),
                                        member.owes()))
                        .toList(),
                answer.answer(),
                modelVersion,
                policyVersion,
                state,
                resolution);
    }
}
