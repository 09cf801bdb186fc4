package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Decision.RatePart;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.Simulation;
import io.sampan.underwriting.Simulation.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Judges past cases under another policy and adds up both answers. Model, grades, limits and prices
 * are those the decision was made by: only the policy differs.
 */
final class Rejudging {

    /** Parts of the price that somebody else gets: who lends us money, and what work costs. */
    private static final Set<String> COSTS = Set.of("funding", "operations");

    private final Rulebooks rulebooks;
    private final Policy policy;
    private final BigDecimal lossGivenDefault;
    private final Map<String, Judge> judges = new HashMap<>();
    private final List<Simulation.Change> changes = new ArrayList<>();
    private Figures before;
    private Figures after;

    Rejudging(
            Rulebooks rulebooks, String dmn, BigDecimal lossGivenDefault, Simulations.Sides soFar) {
        this.rulebooks = rulebooks;
        this.policy = PolicyText.read(dmn);
        this.lossGivenDefault = lossGivenDefault;
        this.before = soFar.before();
        this.after = soFar.after();
    }

    /** A decision as it lies in the table. */
    record Past(
            UUID id,
            String application,
            UUID enterprise,
            Kind kind,
            String sealed,
            String rulebook) {}

    void add(Past past) {
        var rulebook = rulebooks.stored(past.rulebook());
        var was = Sealing.read(past.sealed(), rulebook);
        var now =
                judges.computeIfAbsent(past.rulebook(), _ -> new Judge(rulebook.with(policy)))
                        .judge(was.asked());
        before =
                with(
                        before,
                        past.kind(),
                        was.answer().terms().map(t -> t.limit()).orElse(none(was.asked())),
                        was.score().probabilityOfDefault(),
                        was.rateParts().stream()
                                .map(Rejudging::earned)
                                .reduce(ZERO, AnnualRate::plus));
        after =
                with(
                        after,
                        now.kind(),
                        now.terms().map(t -> t.limit()).orElse(none(was.asked())),
                        now.pd(),
                        now.price().stream()
                                .filter(part -> !COSTS.contains(part.id()))
                                .map(Judged.Part::rate)
                                .reduce(ZERO, AnnualRate::plus));
        if (past.kind() != now.kind()) {
            changes.add(
                    new Simulation.Change(
                            new DecisionId(past.id()),
                            past.application(),
                            new EnterpriseId(past.enterprise()),
                            past.kind(),
                            now.kind(),
                            String.join(" ", now.hits())));
        }
    }

    private static final AnnualRate ZERO = AnnualRate.of("0");

    private static AnnualRate earned(RatePart part) {
        return COSTS.contains(part.id()) ? ZERO : part.rate();
    }

    private static Money none(Case asked) {
        return Money.zero(asked.asked().currency());
    }

    /**
     * Adds one answer. Only what is accepted at once counts in money: a referral may end either
     * way.
     *
     * @param earned the part of the yearly rate that is neither funding nor operations
     */
    private Figures with(Figures sum, Kind kind, Money limit, BigDecimal pd, AnnualRate earned) {
        return switch (kind) {
            case REFUSED ->
                    new Figures(
                            sum.accepted(),
                            sum.referred(),
                            sum.refused() + 1,
                            sum.limit(),
                            sum.expectedLoss(),
                            sum.margin());
            case REFERRED ->
                    new Figures(
                            sum.accepted(),
                            sum.referred() + 1,
                            sum.refused(),
                            sum.limit(),
                            sum.expectedLoss(),
                            sum.margin());
            case ACCEPTED -> {
                var loss = limit.times(pd.multiply(lossGivenDefault), RoundingMode.HALF_UP);
                var margin = limit.times(earned.fraction(), RoundingMode.HALF_UP).minus(loss);
                yield new Figures(
                        sum.accepted() + 1,
                        sum.referred(),
                        sum.refused(),
                        sum.limit().plus(limit),
                        sum.expectedLoss().plus(loss),
                        sum.margin().plus(margin));
            }
        };
    }

    List<Simulation.Change> changes() {
        return changes;
    }

    Simulations.Sides sides() {
        return new Simulations.Sides(before, after);
    }
}
