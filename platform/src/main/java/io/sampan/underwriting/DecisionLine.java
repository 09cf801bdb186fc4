package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;

/** One decision in a list. */
public record DecisionLine(
        DecisionId id,
        String application,
        EnterpriseId enterprise,
        Money askedAmount,
        int askedMonths,
        String product,
        Instant decidedAt,
        int points,
        String grade,
        Decision.Kind kind,
        Decision.State state) {}
