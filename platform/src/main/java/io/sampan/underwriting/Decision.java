package io.sampan.underwriting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sampan.access.UserId;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One decision with everything that led to it. The part up to {@code answer} was sealed when it was
 * made and never changes; state and resolution follow.
 *
 * @param on the day of the application
 * @param decidedAt when it was sealed
 * @param limitSteps the candidates for the limit, as a waterfall; the last is the limit itself
 * @param rateParts what the price is made of; they add up to the rate
 * @param related enterprises that share a limit with this one
 * @param modelVersion version and hash of the points table
 * @param policyVersion version and hash of policy, limit and price tables
 */
public record Decision(
        DecisionId id,
        String application,
        EnterpriseId enterprise,
        Money askedAmount,
        int askedMonths,
        String product,
        LocalDate on,
        Instant decidedAt,
        List<Fact> features,
        Score score,
        List<PolicyRule> policy,
        List<LimitStep> limitSteps,
        List<RatePart> rateParts,
        List<RelatedParty> related,
        Answer answer,
        String modelVersion,
        String policyVersion,
        State state,
        Optional<Resolution> resolution) {

    public Decision {
        features = List.copyOf(features);
        policy = List.copyOf(policy);
        limitSteps = List.copyOf(limitSteps);
        rateParts = List.copyOf(rateParts);
        related = List.copyOf(related);
    }

    /** What holds now: the person's answer once a referral was resolved, else the sealed one. */
    public Answer outcome() {
        return state == State.RESOLVED ? resolution.orElseThrow().answer() : answer;
    }

    /** Where a decision stands. */
    public enum State {
        /** Answered by policy. */
        DECIDED,
        /** Referred; nobody has answered yet. */
        WAITING_PERSON,
        /** A person has answered above the line of authority; a second one has to agree. */
        SECOND_CHECK,
        /** A person has answered. */
        RESOLVED
    }

    /** The kinds of answers, for lists and letters. */
    public enum Kind {
        ACCEPTED,
        REFERRED,
        REFUSED;

        public static Kind of(Answer answer) {
            return switch (answer) {
                case Answer.Accepted _ -> ACCEPTED;
                case Answer.Referred _ -> REFERRED;
                case Answer.Refused _ -> REFUSED;
            };
        }
    }

    /**
     * One feature as it was known.
     *
     * @param value empty when there was too little to compute it
     * @param shown the value in words: "12 of the last 12 months"
     * @param knownAt when the latest invoice behind it had reached us
     */
    public record Fact(
            String feature,
            Words name,
            Optional<BigDecimal> value,
            Words shown,
            Optional<Instant> knownAt) {}

    /**
     * The score.
     *
     * @param points base and contributions add up to it
     * @param base points before anything is known
     * @param probabilityOfDefault within a year, a fraction
     * @param grade of the pack's grade table
     */
    public record Score(
            int points,
            int base,
            BigDecimal probabilityOfDefault,
            String grade,
            List<Contribution> contributions) {
        public Score {
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * What one feature added to the score.
     *
     * @param source where the fact comes from: "invoices"
     * @param points against an average enterprise; negative took points away
     */
    public record Contribution(String feature, Words name, Words shown, Words source, int points) {}

    /**
     * One rule of the policy.
     *
     * @param hit whether it applied
     * @param outcome what it asks for when it applies
     */
    public record PolicyRule(String id, Words text, Kind outcome, boolean hit) {}

    /**
     * One candidate for the limit.
     *
     * @param amount the most by this rule alone
     * @param binding whether this one made the limit
     * @param inputs what it was computed from; empty in decisions made before they were kept
     */
    public record LimitStep(
            String id,
            Words name,
            Money amount,
            boolean binding,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LimitInput> inputs) {
        public LimitStep {
            inputs = inputs == null ? List.of() : List.copyOf(inputs); // Absent in the first form.
        }
    }

    /**
     * A figure behind a candidate.
     *
     * @param unit {@code MONEY} (in the currency of the limit), {@code SHARE} (a fraction), {@code
     *     TIMES}, {@code DAYS} or {@code MONTHS}
     * @param assumed whether it is a figure of the pack for the industry, not the enterprise's own
     */
    public record LimitInput(
            String id, Words name, String unit, BigDecimal value, boolean assumed) {}

    /** One part of the price; may be negative. */
    public record RatePart(String id, Words name, AnnualRate rate) {}

    /**
     * What a person answered.
     *
     * @param answer the final answer; while a second check is open, the one proposed
     * @param by who answered
     */
    public record Resolution(Answer answer, UserId by, String byName, Instant at, String text) {}
}
