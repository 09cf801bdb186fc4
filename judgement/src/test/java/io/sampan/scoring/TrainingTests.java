package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTests {

    private final Training training = new Training(Training.Settings.USUAL);

    @Test
    void the_usual_scale_gives_six_hundred_points_for_fifty_to_one_and_twenty_double_it() {
        assertThat(Scaling.USUAL.points(Math.log(50))).isCloseTo(600, within(1e-9));
        assertThat(Scaling.USUAL.points(Math.log(100))).isCloseTo(620, within(1e-9));
        assertThat(Scaling.USUAL.probabilityOfDefault(600)).isCloseTo(1.0 / 51, within(1e-12));
    }

    @Test
    void points_rise_with_what_is_good_and_never_turn() {
        var card = training.train(aSample(2000, 3), "t", Scaling.USUAL).scorecard();

        var bands = feature(card, "turnover").bands().stream().filter(b -> !b.missing()).toList();

        assertThat(bands).hasSizeGreaterThan(2);
        for (int i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).points()).isGreaterThanOrEqualTo(bands.get(i - 1).points());
        }
    }

    @Test
    void every_band_holds_at_least_a_twentieth_of_the_cases() {
        var card = training.train(aSample(2000, 3), "t", Scaling.USUAL).scorecard();

        assertThat(card.features())
                .allSatisfy(feature ->
                        assertThat(feature.bands())
                                .filteredOn(band -> !band.missing())
                                .allSatisfy(
                                        b -> assertThat(b.share()).isGreaterThanOrEqualTo(0.05)));
    }

    @Test
    void missing_values_are_a_band_of_their_own_when_they_tell_something() {
        var card = training.train(aSample(2000, 3), "t", Scaling.USUAL).scorecard();

        assertThat(feature(card, "turnover").band(Double.NaN).points()).isNegative();
    }

    @Test
    void noise_and_a_feature_against_its_declared_direction_are_left_out() {
        // In eight thousand cases noise cannot pass for information by chance.
        var card = training.train(aSample(8000, 3), "t", Scaling.USUAL).scorecard();

        assertThat(card.features())
                .extracting(Scorecard.Feature::name)
                .contains("turnover", "voids")
                .doesNotContain("noise", "turnover backwards");
    }

    @Test
    void the_same_sample_gives_the_same_table_to_the_last_bit() {
        var once = training.train(aSample(500, 11), "t", Scaling.USUAL);

        assertThat(training.train(aSample(500, 11), "t", Scaling.USUAL)).isEqualTo(once);
    }

    @Test
    void contributions_and_base_add_up_to_the_points() {
        var card = training.train(aSample(2000, 3), "t", Scaling.USUAL).scorecard();

        var score = card.score(name -> name.equals("turnover") ? 12 : 0.9);

        int sum = score.contributions().stream().mapToInt(Score.Contribution::points).sum();
        assertThat(score.base() + sum).isEqualTo(score.points());
        assertThat(score.losses(4)).allSatisfy(loss -> assertThat(loss.points()).isNegative());
        assertThat(score.losses(1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void cross_validation_fits_again_in_every_fold_and_repeats_by_its_seed() {
        var sample = aSample(600, 5);
        var validation = new CrossValidation(3, 5, 42);

        var measures = measure(validation, sample);

        assertThat(measures.auc()).isBetween(0.70, 0.95);
        assertThat(measures.calibrationSlope()).isBetween(0.7, 1.3);
        assertThat(measure(validation, sample)).isEqualTo(measures);
    }

    @Test
    void labels_without_any_relation_score_like_a_coin() {
        var sample = aSample(600, 5);
        var random = new SplitMix(99);
        var labels = new boolean[600];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.below(4) == 0;
        }

        var measures = measure(new CrossValidation(3, 5, 1), new Sample(sample.columns(), labels));

        assertThat(measures.auc()).isBetween(0.40, 0.60);
    }

    @Test
    void a_sample_of_one_kind_is_refused() {
        var column = new Sample.Column("x", Direction.EITHER, new double[] {1, 2});

        assertThatThrownBy(() ->
                        training.train(
                                new Sample(List.of(column), new boolean[2]), "t", Scaling.USUAL))
                .hasMessageContaining("0 bad of 2");
    }

    @Test
    void borders_are_the_shortest_decimals_between_two_values() {
        assertThat(MonotoneBinning.shortest(11.31, 13.27)).isEqualTo(12);
        assertThat(MonotoneBinning.shortest(0.1204, 0.1213)).isEqualTo(0.121);
        assertThat(MonotoneBinning.shortest(3, 4)).isEqualTo(4);
    }

    @Test
    void a_table_with_a_gap_is_refused() {
        var bands =
                List.of(
                        Band.missing(0, 0),
                        Band.range(Double.NEGATIVE_INFINITY, 1, -5, 0.5),
                        Band.range(2, Double.POSITIVE_INFINITY, 5, 0.5));

        assertThatThrownBy(() -> new Scorecard.Feature("x", bands))
                .hasMessageContaining("starts at 2.0 but the one before ends at 1.0");
    }

    private Measures measure(CrossValidation validation, Sample sample) {
        return validation.measure(
                sample,
                part -> training.train(part, "t", Scaling.USUAL).scorecard(),
                (card, row) -> card.probabilityOfDefault(sample, row));
    }

    private static Scorecard.Feature feature(Scorecard card, String name) {
        return card.features().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Turnover helps, voids hurt, one in ten turnovers is missing and bad, noise is noise. */
    private static Sample aSample(int size, long seed) {
        var random = new SplitMix(seed);
        var turnover = new double[size];
        var voids = new double[size];
        var noise = new double[size];
        var bad = new boolean[size];
        for (int i = 0; i < size; i++) {
            boolean missing = random.below(10) == 0;
            double t = random.below(1000) / 100.0;
            voids[i] = random.below(1000) / 1000.0;
            noise[i] = random.below(1000);
            turnover[i] = missing ? Double.NaN : t;
            double logOdds = 0.3 - 0.45 * (missing ? 0 : t) + 2 * voids[i];
            bad[i] = random.below(1_000_000) < 1_000_000 / (1 + Math.exp(-logOdds));
        }
        return new Sample(
                List.of(
                        new Sample.Column("turnover", Direction.MORE_IS_BETTER, turnover),
                        new Sample.Column("voids", Direction.LESS_IS_BETTER, voids),
                        new Sample.Column("noise", Direction.EITHER, noise),
                        new Sample.Column(
                                "turnover backwards", Direction.LESS_IS_BETTER, turnover)),
                bad);
    }
}
