package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a policy would have done with the decisions of a period, each judged again by its own rules
 * of the day with only the policy exchanged. Changes nothing.
 *
 * @param total decisions to judge: those of the period, the newest ones if there are too many
 * @param capped whether there were too many
 * @param changed how many would have been answered otherwise
 */
public record Simulation(
        UUID id,
        PolicyId policy,
        LocalDate from,
        LocalDate to,
        State state,
        int total,
        int done,
        boolean capped,
        int changed,
        Figures before,
        Figures after,
        String startedBy,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * Answers added up.
     *
     * @param limit limits of what was accepted at once
     * @param expectedLoss probability of default within a year times loss given default times limit
     * @param margin a year's interest on the limits less funding, operations and expected loss
     */
    public record Figures(
            int accepted,
            int referred,
            int refused,
            Money limit,
            Money expectedLoss,
            Money margin) {

        /** Nothing judged yet. */
        public static Figures none() {
            var zero = Money.zero(Money.CNY);
            return new Figures(0, 0, 0, zero, zero, zero);
        }
    }

    /**
     * A decision that would have been answered otherwise.
     *
     * @param rules the rules of the simulated policy that hold
     */
    public record Change(
            DecisionId decision,
            String application,
            EnterpriseId enterprise,
            Decision.Kind before,
            Decision.Kind after,
            String rules) {}
}
