package io.sampan.underwriting.internal.web;

import io.sampan.money.Money;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionLine;
import java.time.Instant;
import java.util.UUID;

/** One decision in the underwriter's queue. */
record DecisionLineView(
        UUID id,
        String application,
        DecisionView.Named enterprise,
        Money askedAmount,
        int askedMonths,
        String product,
        Instant decidedAt,
        int points,
        String grade,
        Decision.Kind kind,
        Decision.State state) {

    static DecisionLineView of(DecisionLine line, String name) {
        return new DecisionLineView(
                line.id().value(),
                line.application(),
                new DecisionView.Named(line.enterprise().value(), name),
                line.askedAmount(),
                line.askedMonths(),
                line.product(),
                line.decidedAt(),
                line.points(),
                line.grade(),
                line.kind(),
                line.state());
    }
}
