package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoostedTreesTests {

    private static final int COLUMNS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Sample sample = aSample(4000, 7);
    private BoostedTrees model = trained();

    private BoostedTrees trained() {
        return new BoostedTraining(3).train(sample, 60, "t", Scaling.USUAL);
    }

    @BeforeAll
    void learn() {
        model = trained();
    }

    @Test
    void ten_thousand_changes_for_the_better_never_raise_the_probability() {
        var random = new SplitMix(17);
        int moved = 0;
        for (int i = 0; i < 10_000; i++) {
            var values = row(random.below(sample.size()));
            int f = random.below(COLUMNS);
            if (Double.isNaN(values[f])) {
                values[f] = random.below(1000) / 100.0;
            }
            double before = model.probabilityOfDefault(values);
            double step = (1 + random.below(500)) / 100.0;
            boolean more = model.features().get(f).direction() == Direction.MORE_IS_BETTER;
            values[f] += more ? step : -step;

            double after = model.probabilityOfDefault(values);

            assertThat(after).isLessThanOrEqualTo(before);
            moved += after < before ? 1 : 0;
        }
        assertThat(moved).isGreaterThan(1000);
    }

    @Test
    void without_directions_such_changes_would_raise_it_sometimes() {
        var trees =
                List.of(
                        new Tree(
                                List.of(
                                        new Tree.Split(0, 1, 1, 2, true, 10),
                                        new Tree.Leaf(-1, 5),
                                        new Tree.Leaf(1, 5))));
        var turned =
                new BoostedTrees(
                        "turned",
                        Scaling.USUAL,
                        List.of(
                                new BoostedTrees.Feature(
                                        "x",
                                        Direction.MORE_IS_BETTER,
                                        List.of(),
                                        List.of(0.0, 1.0))),
                        0,
                        trees,
                        Calibration.NONE);

        assertThat(turned.probabilityOfDefault(new double[] {2}))
                .isGreaterThan(turned.probabilityOfDefault(new double[] {0}));
    }

    @Test
    void scores_in_plain_java_are_those_of_the_library_and_so_are_the_shapley_values()
            throws XGBoostError, java.io.IOException {
        var grown = new XgboostBoosting();
        var settings = new Boosting.Settings(50, 0.1, 4, 5, 0.8, 0.8, 2, 10, 3);
        var rows = grown.grow(directed(), settings, 50);
        var ours =
                new BoostedTrees(
                        "t",
                        Scaling.USUAL,
                        model.features(),
                        rows.start(),
                        rows.trees(),
                        Calibration.NONE);
        var cells = new float[200 * COLUMNS];
        for (int row = 0; row < 200; row++) {
            var values = row(row);
            for (int f = 0; f < COLUMNS; f++) {
                cells[row * COLUMNS + f] = (float) values[f];
            }
        }
        var matrix = new DMatrix(cells, 200, COLUMNS, Float.NaN);
        var booster = XGBoost.loadModel(grown.bytes(directed(), settings, 50));

        var margins = booster.predict(matrix, true);
        var contributions = booster.predictContrib(matrix, 0);

        for (int row = 0; row < 200; row++) {
            assertThat(ours.margin(row(row))).isCloseTo(margins[row][0], within(2e-5));
            var added = ours.contributions(row(row));
            for (int f = 0; f < COLUMNS; f++) {
                assertThat(added[f]).isCloseTo(contributions[row][f], within(2e-5));
            }
        }
    }

    @Test
    void contributions_in_points_add_up_and_the_worst_are_the_reasons() {
        for (int row = 0; row < 300; row++) {
            var score = model.score(row(row));

            int sum = score.contributions().stream().mapToInt(Score.Contribution::points).sum();

            assertThat(score.base() + sum).isEqualTo(score.points());
            assertThat(score.losses(4)).hasSizeLessThanOrEqualTo(4);
            assertThat(score.points())
                    .isEqualTo(
                            Math.round(
                                    Scaling.USUAL.points(
                                            -Measures.logOdds(score.probabilityOfDefault()))));
        }
    }

    @Test
    void the_same_sample_and_seed_give_the_same_trees_to_the_last_bit() {
        assertThat(trained().trees()).isEqualTo(model.trees());
        assertThat(new BoostedTraining(4).train(sample, 60, "t", Scaling.USUAL).trees())
                .isNotEqualTo(model.trees());
    }

    @Test
    void directions_are_learnt_where_none_is_declared_and_kept_where_one_is() {
        assertThat(model.features())
                .extracting(BoostedTrees.Feature::direction)
                .startsWith(Direction.MORE_IS_BETTER, Direction.LESS_IS_BETTER);
    }

    @Test
    void growing_stops_where_cases_held_out_are_predicted_best() {
        int rounds = new BoostedTraining(3).rounds(sample, Rows.where(4000, row -> row >= 3000));

        assertThat(rounds).isBetween(10, 400);
    }

    @Test
    void a_score_takes_less_than_a_millisecond_and_with_reasons_less_than_five() {
        var large = new BoostedTraining(3).train(sample, 400, "t", Scaling.USUAL);
        for (int i = 0; i < 2000; i++) {
            large.score(row(i));
        }

        assertThat(ninetyNine(i -> large.probabilityOfDefault(row(i)))).isLessThan(1_000_000);
        assertThat(ninetyNine(i -> large.score(row(i)))).isLessThan(5_000_000);
    }

    private static long ninetyNine(java.util.function.IntConsumer work) {
        var nanos = new long[1000];
        for (int i = 0; i < nanos.length; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.accept(i);
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        java.util.Arrays.sort(nanos);
        return nanos[989];
    }

    @Test
    void a_tree_that_leads_back_is_refused() {
        assertThatThrownBy(() -> new Tree(List.of(new Tree.Split(0, 1, 0, 0, true, 1))))
                .hasMessageContaining("node 0 splits into 0 and 0");
    }

    private double[] row(int row) {
        return sample.columns().stream().mapToDouble(column -> column.value(row)).toArray();
    }

    private Sample directed() {
        var columns = new java.util.ArrayList<Sample.Column>();
        for (int f = 0; f < COLUMNS; f++) {
            columns.add(sample.columns().get(f).towards(model.features().get(f).direction()));
        }
        return sample.with(columns);
    }

    /** Two that help and hurt together, one that helps alone, two of noise; a tenth is missing. */
    private static Sample aSample(int size, long seed) {
        var random = new SplitMix(seed);
        var values = new double[COLUMNS][size];
        var bad = new boolean[size];
        for (int row = 0; row < size; row++) {
            for (int f = 0; f < COLUMNS; f++) {
                boolean missing = random.below(10) == 0;
                values[f][row] = missing ? Double.NaN : random.below(1000) / 100.0;
            }
            double help = Double.isNaN(values[0][row]) ? 0 : values[0][row];
            double hurt = Double.isNaN(values[1][row]) ? 5 : values[1][row];
            double logOdds = -1 - 0.3 * help + 0.2 * hurt + (help > 5 && hurt < 4 ? -1 : 0);
            bad[row] = random.below(1_000_000) < 1_000_000 / (1 + Math.exp(-logOdds));
        }
        var columns = new java.util.ArrayList<Sample.Column>();
        for (int f = 0; f < COLUMNS; f++) {
            columns.add(new Sample.Column("f" + f, Direction.EITHER, values[f]));
        }
        return new Sample(columns, bad);
    }
}
