package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows trees by XGBoost, on one thread so that the same sample and seed give the same trees to the
 * last bit. Its trees are taken over as text with all their digits; nothing native is needed to
 * score.
 */
final class XgboostBoosting implements Boosting {

    /** Something done with what was grown, before it is let go. */
    private interface Use<T> {
        T of(Booster booster) throws XGBoostError;
    }

    @Override
    public Grown grow(Sample sample, Settings settings, int rounds) {
        double prior = prior(sample);
        return grown(
                sample,
                settings,
                rounds,
                booster -> {
                    var trees = new ArrayList<Tree>();
                    for (var text : booster.getModelDump((String) null, true)) {
                        trees.add(tree(text));
                    }
                    return new Grown(StrictMath.log(prior / (1 - prior)), trees);
                });
    }

    /** What was grown as the library writes it; tests compare our scores to its own. */
    byte[] bytes(Sample sample, Settings settings, int rounds) {
        return grown(sample, settings, rounds, Booster::toByteArray);
    }

    private static <T> T grown(Sample sample, Settings settings, int rounds, Use<T> use) {
        try (var data = new Data(sample)) {
            var booster = booster(data, sample, settings, prior(sample));
            try {
                for (int round = 0; round < rounds; round++) {
                    booster.update(data.matrix, round);
                }
                return use.of(booster);
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot grow trees: " + e.getMessage(), e);
        }
    }

    @Override
    public int rounds(Sample learn, Sample held, Settings settings) {
        try (var data = new Data(learn);
                var judge = new Data(held)) {
            var booster = booster(data, learn, settings, prior(learn));
            try {
                int best = 1;
                float least = Float.POSITIVE_INFINITY;
                for (int round = 0; round < settings.roundsMax(); round++) {
                    booster.update(data.matrix, round);
                    var loss = new float[1];
                    booster.evalSet(
                            new DMatrix[] {judge.matrix}, new String[] {"held"}, round, loss);
                    if (loss[0] < least) {
                        least = loss[0];
                        best = round + 1;
                    } else if (round + 1 - best >= settings.patience()) {
                        break;
                    }
                }
                return best;
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot grow trees: " + e.getMessage(), e);
        }
    }

    private static double prior(Sample sample) {
        return (float) ((double) sample.badCount() / sample.size());
    }

    private static Booster booster(Data data, Sample sample, Settings settings, double prior)
            throws XGBoostError {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("objective", "binary:logistic");
        wish.put("eval_metric", "logloss");
        wish.put("tree_method", "hist");
        wish.put("nthread", 1);
        wish.put("verbosity", 0);
        wish.put("seed", settings.seed());
        wish.put("base_score", prior);
        wish.put("eta", settings.rate());
        wish.put("max_depth", settings.depth());
        wish.put("min_child_weight", settings.coverMin());
        wish.put("subsample", settings.rowShare());
        wish.put("colsample_bytree", settings.columnShare());
        wish.put("lambda", settings.penalty());
        wish.put("monotone_constraints", directions(sample));
        return XGBoost.train(data.matrix, wish, 0, Map.of(), null, null);
    }

    /** XGBoost predicts the bad end: what is better lowers it; zero holds nothing back. */
    private static String directions(Sample sample) {
        return sample.columns().stream()
                .map(column ->
                        switch (column.direction()) {
                            case MORE_IS_BETTER -> "-1";
                            case LESS_IS_BETTER -> "1";
                            case EITHER -> "0";
                        })
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Rows laid out for XGBoost, freed when done. */
    private static final class Data implements AutoCloseable {

        private final DMatrix matrix;

        Data(Sample sample) throws XGBoostError {
            int width = sample.columns().size();
            var cells = new float[sample.size() * width];
            for (int c = 0; c < width; c++) {
                var column = sample.columns().get(c);
                for (int row = 0; row < sample.size(); row++) {
                    cells[row * width + c] = (float) column.value(row);
                }
            }
            var labels = new float[sample.size()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = sample.bad(row) ? 1 : 0;
            }
            matrix = loaded(cells, sample.size(), width);
            matrix.setLabel(labels);
        }

        private static DMatrix loaded(float[] cells, int rows, int width) throws XGBoostError {
            try {
                return new DMatrix(cells, rows, width, Float.NaN);
            } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsatisfiedLinkError e) {
                throw new IllegalArgumentException(
                        "boosted trees cannot be grown on this machine, XGBoost's native library"
                                + " does not load (on Linux it needs libgomp1); points tables and"
                                + " scoring need none",
                        e);
            }
        }

        @Override
        public void close() {
            matrix.dispose();
        }
    }

    /**
     * Reads lines such as {@code 0:[f2<0.47] yes=1,no=2,missing=1,gain=9,cover=8} and {@code
     * 3:leaf=0.1,cover=4}, in any order.
     */
    static Tree tree(String text) {
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var nodes = new Tree.Node[lines.size()];
        var order = order(lines);
        for (var line : lines) {
            int colon = line.indexOf(':');
            int at = order[Integer.parseInt(line.substring(0, colon))];
            nodes[at] = node(line.substring(colon + 1), order);
        }
        return new Tree(Arrays.asList(nodes));
    }

    /** Our index of each of its node numbers, in the order of the text; children come later. */
    private static int[] order(List<String> lines) {
        var numbers =
                lines.stream()
                        .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(':'))))
                        .toArray();
        var order = new int[Arrays.stream(numbers).max().orElse(0) + 1];
        for (int i = 0; i < numbers.length; i++) {
            order[numbers[i]] = i;
        }
        return order;
    }

    private static Tree.Node node(String text, int[] order) {
        int comma = text.indexOf(' ') < 0 ? 0 : text.indexOf(' ') + 1;
        var facts = facts(text.substring(comma));
        double cover = Double.parseDouble(facts.get("cover"));
        if (facts.containsKey("leaf")) {
            return new Tree.Leaf(Float.parseFloat(facts.get("leaf")), cover);
        }
        var question = text.substring(1, text.indexOf(']')).toLowerCase(Locale.ROOT);
        int less = question.indexOf('<');
        return new Tree.Split(
                Integer.parseInt(question.substring(1, less)),
                threshold(question.substring(less + 1)),
                order[Integer.parseInt(facts.get("yes"))],
                order[Integer.parseInt(facts.get("no"))],
                Objects.equals(facts.get("missing"), facts.get("yes")),
                cover);
    }

    /** Infinite where only missing values are told from others. */
    private static float threshold(String text) {
        return switch (text) {
            case "-inf" -> -Float.MAX_VALUE;
            case "inf" -> Float.MAX_VALUE;
            default -> Float.parseFloat(text);
        };
    }

    private static Map<String, String> facts(String text) {
        return Arrays.stream(text.split(","))
                .map(fact -> fact.split("=", 2))
                .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
    }
}
