package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Shapley values of a tree, exact and by the cover of its nodes (Lundberg and others, "From local
 * explanations to global understanding with explainable AI for trees", 2020): what each feature
 * added to the tree's answer against its average answer. Each leaf is a game of the few features on
 * its path; what a player adds is its weight in all coalitions.
 */
final class TreeContributions {

    private final double average;
    private final List<Path> paths = new ArrayList<>();

    /**
     * The way to a leaf.
     *
     * @param features on the way, each once
     * @param shares the part of the cases that goes on where the feature is not known
     * @param steps the splits on the way, by feature
     * @param added what each feature adds, by the set of features whose values lead to the leaf
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Path(
            float value, int[] features, double[] shares, Step[][] steps, double[][] added) {}

    private record Step(Tree.Split split, boolean below) {}

    TreeContributions(Tree tree) {
        walk(tree, 0, new ArrayList<>(), new ArrayList<>());
        double sum = 0;
        for (var path : paths) {
            double share = path.value();
            for (double s : path.shares()) {
                share *= s;
            }
            sum += share;
        }
        this.average = sum;
    }

    /** The tree's answer where no feature is known. */
    double average() {
        return average;
    }

    private void walk(Tree tree, int at, List<Step> way, List<Double> shares) {
        switch (tree.nodes().get(at)) {
            case Tree.Leaf(float value, _) -> paths.add(path(value, way, shares));
            case Tree.Split split -> {
                for (boolean below : new boolean[] {true, false}) {
                    int child = below ? split.below() : split.others();
                    way.add(new Step(split, below));
                    shares.add(tree.nodes().get(child).cover() / split.cover());
                    walk(tree, child, way, shares);
                    way.removeLast();
                    shares.removeLast();
                }
            }
        }
    }

    private static Path path(float value, List<Step> way, List<Double> shares) {
        int[] features = way.stream().mapToInt(step -> step.split().feature()).distinct().toArray();
        var share = new double[features.length];
        var steps = new Step[features.length][];
        for (int f = 0; f < features.length; f++) {
            share[f] = 1;
            var own = new ArrayList<Step>();
            for (int i = 0; i < way.size(); i++) {
                if (way.get(i).split().feature() == features[f]) {
                    share[f] *= shares.get(i);
                    own.add(way.get(i));
                }
            }
            steps[f] = own.toArray(Step[]::new);
        }
        var added = new double[1 << features.length][features.length];
        for (int following = 0; following < added.length; following++) {
            for (int f = 0; f < features.length; f++) {
                double own = ((following >> f) & 1) - share[f];
                added[following][f] = own * value * others(share, following, f);
            }
        }
        return new Path(value, features, share, steps, added);
    }

    /** Adds what each feature contributed to {@code into}, by the feature's index. */
    void add(double[] values, double[] into) {
        for (var path : paths) {
            add(path, values, into);
        }
    }

    private static void add(Path path, double[] values, double[] into) {
        int following = 0;
        for (int f = 0; f < path.features().length; f++) {
            if (follows(path.steps()[f], values[path.features()[f]])) {
                following |= 1 << f;
            }
        }
        var added = path.added()[following];
        for (int f = 0; f < added.length; f++) {
            into[path.features()[f]] += added[f];
        }
    }

    private static boolean follows(Step[] steps, double value) {
        for (var step : steps) {
            if (step.split().goesBelow(value) != step.below()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The chance that all the other features lead to the leaf, over all coalitions by Shapley's
     * weights: coalitions of each size are summed by a polynomial in the size.
     */
    private static double others(double[] shares, int following, int without) {
        int players = shares.length;
        var bySize = new double[players];
        bySize[0] = 1;
        int most = 0;
        for (int f = 0; f < players; f++) {
            if (f == without) {
                continue;
            }
            most++;
            for (int size = most; size >= 0; size--) {
                double out = bySize[size] * shares[f];
                double in = size > 0 && ((following >> f) & 1) == 1 ? bySize[size - 1] : 0;
                bySize[size] = out + in;
            }
        }
        double sum = 0;
        double weight = 1.0 / players; // size! (players - size - 1)! / players!
        for (int size = 0; size < players; size++) {
            sum += weight * bySize[size];
            weight *= (size + 1.0) / Math.max(1, players - size - 1);
        }
        return sum;
    }
}
