package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.scoring.Score;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Terms;
import io.sampan.underwriting.internal.Judged.Cause;
import io.sampan.underwriting.internal.Judged.Given;
import io.sampan.underwriting.internal.Judged.Step;
import io.sampan.underwriting.internal.Pricing.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a case and a rulebook to an answer: score, grade, limit, price, policy. A pure function: the
 * same case and rulebook always give the same answer. It words nothing, which is what makes it
 * fast.
 */
final class Judge {

    /** The most reasons a customer is given. */
    private static final int REASONS_MAX = 4;

    private static final Map<String, String> REASON_BY_STEP =
            Map.of(
                    "product", "R31",
                    "grade", "R32",
                    "capacity", "R33",
                    "law", "R34",
                    "service", "R36",
                    "need", "R37",
                    "group", "R38");

    private final Rulebook rulebook;

    Judge(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    Judged judge(Case asked) {
        var score = rulebook.score(feature -> number(asked, feature));
        var grade = grade(score.points());
        var pd = BigDecimal.valueOf(score.probabilityOfDefault()).setScale(6, RoundingMode.HALF_UP);
        var bounds = rulebook.terms(grade);
        var price =
                rulebook.pricing()
                        .map(pricing -> pricing.price(grade, pd))
                        .orElseGet(() -> PriceByGrade.of(bounds, rulebook.limits().rateMax()));
        var steps = new Capacity(rulebook, bounds, price.rate(), asked).limit();
        var terms =
                new Terms(
                        steps.getLast().amount(),
                        price.rate(),
                        Math.min(bounds.months(), asked.product().monthsMax()));
        var hits = policy(asked, score.points(), grade);
        var kind = kind(asked, hits, terms, price);
        return new Judged(
                Sealing.FORMAT,
                asked,
                score.points(),
                score.base(),
                pd,
                grade,
                score.contributions().stream()
                        .map(c -> new Given(c.feature(), c.points()))
                        .toList(),
                hits.stream().map(Policy.Rule::id).toList(),
                steps,
                price.parts(),
                kind,
                kind == Kind.REFUSED ? Optional.empty() : Optional.of(terms),
                causes(asked, score, hits, steps, kind, terms, price),
                rulebook.modelVersion(),
                rulebook.policyVersion(),
                rulebook.sha256());
    }

    private static double number(Case asked, String feature) {
        var value = asked.values().get(feature);
        return value == null ? Double.NaN : value.doubleValue();
    }

    private String grade(int points) {
        return rulebook.grades()
                .first(Map.of("points", BigDecimal.valueOf(points)))
                .orElseThrow(() -> new IllegalStateException("no grade for " + points + " points"))
                .output("grade");
    }

    /** The policy rules that apply, in the policy's order. */
    private List<Policy.Rule> policy(Case asked, int points, String grade) {
        return rulebook.policy().hits(new PolicyFacts(asked, points, grade));
    }

    private Kind kind(Case asked, List<Policy.Rule> hits, Terms terms, Price price) {
        // Hard rules stand outside the table: nothing it says lifts them.
        if (!asked.stopped().isEmpty()
                || !price.withinLaw()
                || asks(hits, Kind.REFUSED)
                || tooSmall(asked, terms)) {
            return Kind.REFUSED;
        }
        return asks(hits, Kind.REFERRED) ? Kind.REFERRED : Kind.ACCEPTED;
    }

    private boolean asks(List<Policy.Rule> hits, Kind outcome) {
        for (var hit : hits) {
            if (hit.outcome() == outcome) {
                return true;
            }
        }
        return false;
    }

    private static boolean tooSmall(Case asked, Terms terms) {
        return terms.limit().compareTo(asked.product().amountMin()) < 0;
    }

    private List<Cause> causes(
            Case asked,
            Score score,
            List<Policy.Rule> hits,
            List<Step> steps,
            Kind kind,
            Terms terms,
            Price price) {
        if (!asked.stopped().isEmpty()) {
            return asked.stopped().stream()
                    .limit(REASONS_MAX)
                    .map(code -> new Cause(code, ""))
                    .toList();
        }
        return switch (kind) {
            case REFUSED -> {
                if (asks(hits, Kind.REFUSED)) {
                    yield byPolicy(score, hits, Kind.REFUSED);
                }
                yield price.withinLaw()
                        ? bounds(asked, steps, new Cause("R22", ""))
                        : List.of(new Cause("R23", ""));
            }
            case REFERRED -> byPolicy(score, hits, Kind.REFERRED);
            case ACCEPTED ->
                    terms.limit().compareTo(asked.asked()) < 0 ? bounds(asked, steps) : List.of();
        };
    }

    /** The rules that led there, and for a low score what it lost by; each code once. */
    private List<Cause> byPolicy(Score score, List<Policy.Rule> hits, Kind outcome) {
        var causes = new ArrayList<Cause>();
        boolean lowScore = false;
        for (var hit : hits) {
            if (hit.outcome() == outcome) {
                lowScore |= hit.reason().equals("R20");
                add(causes, new Cause(hit.reason(), hit.fact()));
            }
        }
        if (lowScore) {
            for (var loss : score.losses(REASONS_MAX)) {
                add(causes, new Cause(rulebook.feature(loss.feature()).reason(), loss.feature()));
            }
        }
        return List.copyOf(causes);
    }

    /** What keeps the limit below, after what is to be said before. */
    private List<Cause> bounds(Case asked, List<Step> steps, Cause... before) {
        var causes = new ArrayList<>(List.of(before));
        if (asked.exposure().compareTo(Money.zero(asked.exposure().currency())) > 0) {
            causes.add(new Cause("R35", ""));
        }
        for (var step : steps) {
            if (step.binding()) {
                add(causes, new Cause(REASON_BY_STEP.getOrDefault(step.id(), "R31"), ""));
            }
        }
        return List.copyOf(causes);
    }

    private static void add(List<Cause> causes, Cause cause) {
        boolean known = causes.stream().anyMatch(c -> c.code().equals(cause.code()));
        if (!known && causes.size() < REASONS_MAX) {
            causes.add(cause);
        }
    }
}
