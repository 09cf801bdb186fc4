package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MonotonePointsTests {

    @Test
    void ten_thousand_changes_for_the_better_never_cost_points() {
        var random = new SplitMix(5);
        var turnover = new double[3000];
        var voids = new double[3000];
        var bad = new boolean[3000];
        for (int row = 0; row < bad.length; row++) {
            turnover[row] = random.below(1000) / 100.0;
            voids[row] = random.below(1000) / 1000.0;
            double logOdds = 0.3 - 0.5 * turnover[row] + 2 * voids[row];
            bad[row] = random.below(1_000_000) < 1_000_000 / (1 + Math.exp(-logOdds));
        }
        var sample =
                new Sample(
                        List.of(
                                new Sample.Column("turnover", Direction.MORE_IS_BETTER, turnover),
                                new Sample.Column("voids", Direction.LESS_IS_BETTER, voids)),
                        bad);
        var card =
                new Training(Training.Settings.USUAL).train(sample, "t", Scaling.USUAL).scorecard();
        int turnoverAt = card.names().indexOf("turnover");
        int moved = 0;
        for (int i = 0; i < 10_000; i++) {
            int row = random.below(bad.length);
            var values = new double[2];
            values[turnoverAt] = turnover[row];
            values[1 - turnoverAt] = voids[row];
            int before = card.score(values).points();
            int f = random.below(2);
            values[f] += (f == turnoverAt ? 1 : -1) * random.below(500) / 100.0;

            int after = card.score(values).points();

            assertThat(after).isGreaterThanOrEqualTo(before);
            moved += after > before ? 1 : 0;
        }
        assertThat(moved).isGreaterThan(1000);
    }
}
