package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.scoring.Scorecard;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RulebookTests {

    private final Rulebook rulebook = CasesFixture.rulebook();

    @Test
    void every_feature_has_words_and_a_reason_of_the_catalogue() {
        assertThat(rulebook.features().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Feature.values()).map(Feature::key).toList());
        rulebook.features()
                .values()
                .forEach(text -> assertThat(rulebook.reasons()).containsKey(text.reason()));
    }

    @Test
    void policy_names_reasons_of_the_catalogue_and_facts_that_are_known() {
        assertThat(rulebook.policy().rules()).hasSize(10);
        for (var rule : rulebook.policy().rules()) {
            assertThat(rulebook.reasons()).as(rule.id()).containsKey(rule.reason());
            assertThat(rule.fact())
                    .matches(fact -> fact.isEmpty() || rulebook.features().containsKey(fact));
            assertThat(rule.text().zh()).isNotBlank();
            assertThat(rule.text().en()).isNotBlank();
        }
    }

    @Test
    void the_points_table_uses_only_stable_features_and_points_follow_their_direction() {
        for (var scored : ((Scorecard) rulebook.model().model()).features()) {
            var feature = Feature.of(scored.name());
            assertThat(feature.scored()).as(scored.name()).isTrue();
            int sign = feature.direction() == io.sampan.scoring.Direction.MORE_IS_BETTER ? 1 : -1;
            int last = Integer.MIN_VALUE;
            for (var band : scored.bands()) {
                if (!band.missing()) {
                    assertThat(sign * band.points()).as(scored.name()).isGreaterThanOrEqualTo(last);
                    last = sign * band.points();
                }
            }
        }
    }

    @Test
    void every_score_has_a_grade_and_every_grade_its_terms_and_price_within_the_cap() {
        for (int points = -500; points < 1500; points++) {
            var grade =
                    rulebook.grades()
                            .first(
                                    java.util.Map.of(
                                            "points", java.math.BigDecimal.valueOf(points)));
            assertThat(grade).as("%d points", points).isPresent();
            assertThat(rulebook.terms(grade.orElseThrow().id()).months()).isPositive();
            assertThat(
                            rulebook.pricing()
                                    .orElseThrow()
                                    .price(grade.orElseThrow().id(), java.math.BigDecimal.ZERO)
                                    .rate())
                    .isLessThanOrEqualTo(rulebook.limits().rateMax());
        }
    }

    @Test
    void the_same_rules_have_the_same_hash_and_versions_name_it() {
        assertThat(CasesFixture.rulebook().sha256()).isEqualTo(rulebook.sha256());
        assertThat(rulebook.modelVersion()).matches("invoices-1@[0-9a-f]{8}");
        assertThat(rulebook.policyVersion()).matches("cn-1@[0-9a-f]{8}");
    }
}
