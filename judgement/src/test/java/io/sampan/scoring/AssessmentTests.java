package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AssessmentTests {

    @Test
    void distributions_agree_with_printed_tables() {
        assertThat(Distributions.chiSquareAbove(3.841, 1)).isCloseTo(0.05, within(1e-4));
        assertThat(Distributions.chiSquareAbove(18.307, 10)).isCloseTo(0.05, within(1e-4));
        assertThat(Distributions.chiSquareAbove(2.558, 10)).isCloseTo(0.99, within(1e-4));
        assertThat(Distributions.betaBelow(0.5, 2, 2)).isCloseTo(0.5, within(1e-9));
        assertThat(Distributions.betaBelow(0.2, 1, 4)).isCloseTo(1 - 0.4096, within(1e-9));
        assertThat(Distributions.betaBelow(0.9, 5, 1)).isCloseTo(0.59049, within(1e-9));
    }

    @Test
    void probabilities_that_say_too_little_fail_jeffreys_and_hosmer_lemeshow() {
        var random = new SplitMix(3);
        var said = new double[5000];
        var bad = new boolean[5000];
        for (int row = 0; row < said.length; row++) {
            said[row] = (1 + random.below(300)) / 1000.0;
            bad[row] = random.below(1_000_000) < said[row] * 1_000_000;
        }
        var low = java.util.Arrays.stream(said).map(p -> p * 0.7).toArray();

        var honest = Assessment.grades(said, bad);
        var tooLow = Assessment.grades(low, bad);

        assertThat(Assessment.hosmerLemeshow(honest).p()).isGreaterThan(0.01);
        assertThat(Assessment.hosmerLemeshow(tooLow).p()).isLessThan(1e-6);
        assertThat(tooLow.getLast().jeffreys()).isLessThan(0.01);
        assertThat(honest).hasSize(10);
    }

    @Test
    void the_curve_encloses_the_area_and_undecided_cases_that_fit_leave_it_nearly_alone() {
        var said = new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
        var bad = new boolean[] {false, false, true, false, true, true};
        double area = 0;
        var curve = Assessment.curve(said, bad);
        for (int i = 1; i < curve.size(); i++) {
            area +=
                    (curve.get(i).falseAlarms() - curve.get(i - 1).falseAlarms())
                            * (curve.get(i).hits() + curve.get(i - 1).hits())
                            / 2;
        }

        var without = Assessment.withUndecided(said, bad, new double[0], 1);
        var with = Assessment.withUndecided(said, bad, new double[] {0.5, 0.5}, 2);

        assertThat(area).isCloseTo(Measures.auc(said, bad), within(1e-12));
        assertThat(without.auc()).isCloseTo(area, within(1e-12));
        assertThat(with.badShare()).isCloseTo((3 + 4.0 / 3) / 8, within(1e-12));
    }

    @Test
    void a_small_sample_shifts_by_chance_more_than_a_large_one() {
        assertThat(Assessment.stabilityByChance(10, 1000, 100)).isCloseTo(0.186, within(0.001));
        assertThat(Assessment.stabilityByChance(10, 100_000, 100_000)).isLessThan(0.001);
    }
}
