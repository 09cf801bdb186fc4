package io.sampan.scoring;

import io.sampan.scoring.Bins.Bin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a feature into the bands that tell most about good and bad (largest information value) among
 * all cuts whose share of bad cases only rises or only falls. Starts from at most {@link
 * #FINE_BINS} equally filled bins and searches all their merges by dynamic programming.
 */
final class MonotoneBinning {

    static final int FINE_BINS = 40;

    /** Half a case on either side keeps the weight of evidence finite. */
    private static final double SMOOTHING = 0.5;

    private final Training.Settings settings;
    private final double goodAll;
    private final double badAll;

    MonotoneBinning(Training.Settings settings, Sample sample) {
        this.settings = settings;
        this.badAll = sample.badCount();
        this.goodAll = sample.size() - badAll;
    }

    Bins cut(Sample.Column column, Sample sample) {
        var order = present(column, sample.size());
        var edges = fineEdges(column, order);
        int fine = edges.size() - 1;
        var good = new int[fine + 1];
        var bad = new int[fine + 1];
        for (int k = 0; k < fine; k++) {
            good[k + 1] = good[k];
            bad[k + 1] = bad[k];
            for (int i = edges.get(k); i < edges.get(k + 1); i++) {
                if (sample.bad(order[i])) {
                    bad[k + 1]++;
                } else {
                    good[k + 1]++;
                }
            }
        }
        var ends = best(column.direction(), good, bad, smallest(sample.size()));
        var cuts = new ArrayList<Double>();
        var ranges = new ArrayList<Bin>();
        for (int j = 1; j < ends.length; j++) {
            ranges.add(bin(good[ends[j]] - good[ends[j - 1]], bad[ends[j]] - bad[ends[j - 1]]));
            if (j < ends.length - 1) {
                int at = edges.get(ends[j]);
                cuts.add(shortest(column.value(order[at - 1]), column.value(order[at])));
            }
        }
        return new Bins(column.name(), cuts, ranges, missing(column, sample));
    }

    private int smallest(int cases) {
        return Math.max((int) Math.ceil(settings.shareMin() * cases), settings.casesMin());
    }

    /** The rows that have a value, by value. */
    private static int[] present(Sample.Column column, int rows) {
        int present = 0;
        for (int row = 0; row < rows; row++) {
            present += Double.isNaN(column.value(row)) ? 0 : 1;
        }
        return Arrays.copyOf(Rows.order(column.values()), present);
    }

    /** Positions in the order where fine bins start and end; equal values stay together. */
    private static List<Integer> fineEdges(Sample.Column column, int[] order) {
        var edges = new ArrayList<Integer>();
        edges.add(0);
        for (int k = 1; k < FINE_BINS; k++) {
            int at = (int) ((long) order.length * k / FINE_BINS);
            while (at > 0
                    && at < order.length
                    && column.value(order[at]) == column.value(order[at - 1])) {
                at++;
            }
            if (at > edges.getLast() && at < order.length) {
                edges.add(at);
            }
        }
        if (order.length > 0) {
            edges.add(order.length);
        }
        return edges;
    }

    /** The ends of the best bands, beginning with 0; one band when nothing else is allowed. */
    private int[] best(Direction direction, int[] good, int[] bad, int smallest) {
        var whole = new int[] {0, good.length - 1};
        if (good.length == 1) {
            return new int[] {0, 0};
        }
        return switch (direction) {
            case MORE_IS_BETTER -> or(search(good, bad, smallest, 1), whole).ends();
            case LESS_IS_BETTER -> or(search(good, bad, smallest, -1), whole).ends();
            case EITHER -> {
                var up = or(search(good, bad, smallest, 1), whole);
                var down = or(search(good, bad, smallest, -1), whole);
                yield up.value() >= down.value() ? up.ends() : down.ends();
            }
        };
    }

    private static Cut or(Cut found, int[] whole) {
        return found.ends().length > 0 ? found : new Cut(0, whole);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Cut(double value, int[] ends) {}

    /**
     * value[j][b][i]: the most information of b bands over the fine bins before j, the last band
     * being (i, j].
     */
    private Cut search(int[] good, int[] bad, int smallest, int sign) {
        int n = good.length - 1;
        int most = settings.bandsMax();
        var value = new double[most + 1][n + 1][n + 1];
        var from = new int[most + 1][n + 1][n + 1];
        for (var plane : value) {
            for (var line : plane) {
                Arrays.fill(line, Double.NEGATIVE_INFINITY);
            }
        }
        var weight = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j <= n; j++) {
                weight[i][j] = bin(good[j] - good[i], bad[j] - bad[i]).weightOfEvidence();
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        int bestBands = 0;
        int bestStart = 0;
        for (int b = 1; b <= most; b++) {
            for (int j = 1; j <= n; j++) {
                for (int i = 0; i < j; i++) {
                    int count = good[j] + bad[j] - good[i] - bad[i];
                    if (count < smallest || (b == 1) != (i == 0)) {
                        continue;
                    }
                    double own =
                            ((good[j] - good[i]) / goodAll - (bad[j] - bad[i]) / badAll)
                                    * weight[i][j];
                    if (b == 1) {
                        value[b][j][i] = own;
                        continue;
                    }
                    for (int h = 0; h < i; h++) {
                        double before = value[b - 1][i][h];
                        if (before + own <= value[b][j][i]) {
                            continue;
                        }
                        if (sign * (weight[i][j] - weight[h][i]) > 0) {
                            value[b][j][i] = before + own;
                            from[b][j][i] = h;
                        }
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                double reached = value[b][n][i] - settings.bandPenalty() * (b - 1);
                if (reached > best + 1e-12) {
                    best = reached;
                    bestBands = b;
                    bestStart = i;
                }
            }
        }
        if (bestBands == 0) {
            return new Cut(0, new int[0]);
        }
        var ends = new int[bestBands + 1];
        int end = n;
        int start = bestStart;
        for (int b = bestBands; b >= 1; b--) {
            ends[b] = end;
            int earlier = from[b][end][start];
            end = start;
            start = earlier;
        }
        return new Cut(best, ends);
    }

    private Bin bin(int good, int bad) {
        double weight =
                StrictMath.log((good + SMOOTHING) / (goodAll + SMOOTHING))
                        - StrictMath.log((bad + SMOOTHING) / (badAll + SMOOTHING));
        return new Bin(good, bad, weight);
    }

    /** Too few missing cases tell nothing: they count as average. */
    private Bin missing(Sample.Column column, Sample sample) {
        int good = 0;
        int bad = 0;
        for (int row = 0; row < sample.size(); row++) {
            if (Double.isNaN(column.value(row))) {
                if (sample.bad(row)) {
                    bad++;
                } else {
                    good++;
                }
            }
        }
        return good + bad < smallest(sample.size()) ? new Bin(good, bad, 0) : bin(good, bad);
    }

    /** The decimal with fewest digits above {@code left} and not above {@code right}. */
    static double shortest(double left, double right) {
        var middle =
                BigDecimal.valueOf(left)
                        .add(BigDecimal.valueOf(right))
                        .divide(BigDecimal.TWO, MathContext.DECIMAL64);
        for (int digits = 1; digits <= 16; digits++) {
            double rounded =
                    middle.round(new MathContext(digits, RoundingMode.HALF_UP)).doubleValue();
            if (rounded > left && rounded <= right) {
                return rounded;
            }
        }
        return right;
    }
}
