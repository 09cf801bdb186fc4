package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTests {

    private final double[] probability = {0.1, 0.4, 0.35, 0.8};
    private final boolean[] bad = {false, false, true, true};

    @Test
    void the_area_counts_pairs_in_the_right_order() {
        assertThat(Measures.auc(probability, bad)).isEqualTo(0.75);
        assertThat(Measures.auc(new double[] {0.2, 0.2}, new boolean[] {true, false}))
                .isEqualTo(0.5);
    }

    @Test
    void distance_and_brier_agree_with_sums_by_hand() {
        assertThat(Measures.ks(probability, bad)).isEqualTo(0.5);
        assertThat(Measures.brier(probability, bad))
                .isCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
    }

    @Test
    void stability_is_zero_for_the_same_and_known_for_a_reversed_distribution() {
        double[] rising = {0.1, 0.2, 0.3, 0.4};
        double[] falling = {0.4, 0.3, 0.2, 0.1};

        assertThat(Measures.populationStability(rising, rising)).isZero();
        assertThat(Measures.populationStability(rising, falling)).isCloseTo(0.91287, within(5e-6));
    }

    @Test
    void true_probabilities_have_a_calibration_slope_of_one() {
        var random = new SplitMix(7);
        var p = new double[20_000];
        var y = new boolean[p.length];
        var extreme = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (random.below(900) + 50) / 1000.0;
            y[i] = random.below(1000) < p[i] * 1000;
            double odds = Math.pow(p[i] / (1 - p[i]), 2);
            extreme[i] = odds / (1 + odds);
        }

        assertThat(Measures.calibrationSlope(p, y)).isCloseTo(1, within(0.05));
        assertThat(Measures.calibrationSlope(extreme, y)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void nothing_is_measured_without_both_kinds() {
        assertThatThrownBy(() -> Measures.of(new double[] {0.5}, new boolean[] {true}))
                .hasMessageContaining("1 bad of 1");
    }
}
