package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.money.AnnualRate;
import io.sampan.scoring.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever is better in one thing and the same in all others never gets a worse answer. */
class AnswersAreMonotoneTests {

    private static final int TRIES = 10_000;
    private static final List<Feature> DIRECTED =
            Arrays.stream(Feature.values())
                    .filter(feature -> feature.direction() != Direction.EITHER)
                    .toList();

    private final Rulebook rulebook = CasesFixture.rulebook();

    @Test
    void ten_thousand_better_features_never_make_a_worse_answer() {
        var random = new Random(11);
        var judge = new Judge(rulebook);
        int moved = 0;
        for (int i = 0; i < TRIES; i++) {
            var asked = CasesFixture.aCase(random);
            var feature = DIRECTED.get(random.nextInt(DIRECTED.size()));
            var better = better(asked, feature, random);
            var before = judge.judge(asked);
            var after = judge.judge(better);
            assertThat(worse(before, after)).as("case %d, %s", i, feature).isEmpty();
            moved += before.points() == after.points() ? 0 : 1;
        }
        assertThat(moved).as("perturbations that moved the score").isGreaterThan(TRIES / 20);
    }

    @Test
    void ten_thousand_better_months_never_make_a_smaller_limit() {
        var random = new Random(12);
        var judge = new Judge(rulebook);
        for (int i = 0; i < TRIES; i++) {
            var asked = CasesFixture.aCase(random);
            var months = new ArrayList<>(asked.salesByMonth());
            int month = random.nextInt(months.size());
            months.set(month, months.get(month) + random.nextLong(100_000_00));

            assertThat(worse(judge.judge(asked), judge.judge(asked.withMonths(months))))
                    .as("case %d", i)
                    .isEmpty();
        }
    }

    @Test
    void a_table_that_punishes_what_is_better_is_caught() {
        var text =
                RulebookText.collect(
                        io.sampan.packs.internal.PacksFixture.chinese(),
                        CasesFixture.ON,
                        ModelText.PACK);
        var twisted = new Judge(RulebookText.read(text.replace("\"points\":24", "\"points\":-24")));
        var random = new Random(11);
        boolean caught = false;
        for (int i = 0; i < TRIES && !caught; i++) {
            var asked = CasesFixture.aCase(random);
            var better = better(asked, Feature.SALES_MEAN, random);
            caught = !worse(twisted.judge(asked), twisted.judge(better)).isEmpty();
        }
        assertThat(caught).isTrue();
    }

    /** In what the second answer is worse; empty if in nothing. */
    private String worse(Judged before, Judged after) {
        if (after.points() < before.points() || after.pd().compareTo(before.pd()) > 0) {
            return "score";
        }
        if (rank(after.grade()) > rank(before.grade())) {
            return "grade";
        }
        if (after.kind().compareTo(before.kind()) > 0) {
            return "kind";
        }
        if (limit(after) < limit(before)) {
            return "limit " + limit(before) + " to " + limit(after);
        }
        if (rate(after).compareTo(rate(before)) > 0) {
            return "rate " + rate(before) + " to " + rate(after);
        }
        int months = before.terms().map(terms -> terms.monthsMax()).orElse(0);
        return after.terms().map(terms -> terms.monthsMax()).orElse(0) < months ? "months" : "";
    }

    private int rank(String grade) {
        return rulebook.grades().rows().stream().map(row -> row.id()).toList().indexOf(grade);
    }

    private static long limit(Judged judged) {
        return judged.steps().getLast().amount().minor();
    }

    private static AnnualRate rate(Judged judged) {
        return judged.price().stream()
                .map(Judged.Part::rate)
                .reduce(AnnualRate::plus)
                .orElseThrow();
    }

    private static Case better(Case asked, Feature feature, Random random) {
        var value = asked.value(feature.key()).orElse(BigDecimal.ONE);
        var step =
                switch (feature.unit()) {
                    case YUAN -> BigDecimal.valueOf(random.nextInt(500_000));
                    case SHARE, RATIO -> BigDecimal.valueOf(random.nextInt(5000), 4);
                    case NUMBER, MONTHS, DAYS -> BigDecimal.valueOf(random.nextInt(100));
                };
        var moved =
                feature.direction() == Direction.MORE_IS_BETTER
                        ? value.add(step)
                        : value.subtract(step).max(BigDecimal.ZERO.min(value));
        return asked.values().containsKey(feature.key()) ? asked.with(feature, moved) : asked;
    }
}
