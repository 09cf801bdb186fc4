package io.sampan.lending;

import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.DecisionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to borrow, from the first word to the money or the no.
 *
 * @param number what people call it: {@code SQ-20261124-0001}
 * @param enterpriseName as it was when the application was last saved
 * @param keptUntil the last business day of a draft
 * @param decision underwriting's, once submitted
 * @param offer while and after there is one
 * @param reasons why it was refused or referred, or why the limit is below what was asked
 * @param steps every state it has been in, the oldest first; empty in lists
 */
public record Application(
        ApplicationId id,
        String number,
        EnterpriseId enterprise,
        String enterpriseName,
        Wish wish,
        ApplicationState state,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant submittedAt,
        LocalDate keptUntil,
        @Nullable DecisionId decision,
        @Nullable Offer offer,
        List<Reason> reasons,
        @Nullable Signing signing,
        List<Step> steps) {

    /** One state and when it was reached. */
    public record Step(ApplicationState state, Instant at, String by) {}

    public Application {
        reasons = List.copyOf(reasons);
        steps = List.copyOf(steps);
    }

    public Application saved(Wish newWish, String name, Instant at, LocalDate kept) {
        return new Application(
                id,
                number,
                enterprise,
                name,
                newWish,
                state,
                createdAt,
                at,
                submittedAt,
                kept,
                decision,
                offer,
                reasons,
                signing,
                steps);
    }

    public Application decided(
            ApplicationState newState,
            Instant submitted,
            DecisionId by,
            @Nullable Offer made,
            List<Reason> why) {
        return new Application(
                id,
                number,
                enterprise,
                enterpriseName,
                wish,
                newState,
                createdAt,
                savedAt,
                submitted,
                keptUntil,
                by,
                made,
                why,
                signing,
                steps);
    }

    public Application in(ApplicationState newState) {
        return new Application(
                id,
                number,
                enterprise,
                enterpriseName,
                wish,
                newState,
                createdAt,
                savedAt,
                submittedAt,
                keptUntil,
                decision,
                offer,
                reasons,
                signing,
                steps);
    }

    public Application signed(ApplicationState newState, Signing what) {
        return new Application(
                id,
                number,
                enterprise,
                enterpriseName,
                wish,
                newState,
                createdAt,
                savedAt,
                submittedAt,
                keptUntil,
                decision,
                offer,
                reasons,
                what,
                steps);
    }

    public Application refused(List<Reason> why) {
        return new Application(
                id,
                number,
                enterprise,
                enterpriseName,
                wish,
                ApplicationState.REFUSED,
                createdAt,
                savedAt,
                submittedAt,
                keptUntil,
                decision,
                offer,
                why,
                signing,
                steps);
    }

    public Application with(List<Step> history) {
        return new Application(
                id,
                number,
                enterprise,
                enterpriseName,
                wish,
                state,
                createdAt,
                savedAt,
                submittedAt,
                keptUntil,
                decision,
                offer,
                reasons,
                signing,
                history);
    }

    /** The state on a day: a draft or an offer that has run out counts as expired at once. */
    public ApplicationState stateOn(LocalDate day) {
        boolean old =
                switch (state) {
                    case DRAFT -> day.isAfter(keptUntil);
                    case OFFERED -> offer != null && day.isAfter(offer.validUntil());
                    default -> false;
                };
        return old ? ApplicationState.EXPIRED : state;
    }
}
