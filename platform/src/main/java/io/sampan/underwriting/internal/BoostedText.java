package io.sampan.underwriting.internal;

import io.sampan.scoring.BoostedTrees;
import io.sampan.scoring.Calibration;
import io.sampan.scoring.Direction;
import io.sampan.scoring.Scaling;
import io.sampan.scoring.Tree;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Boosted trees as text, with all digits. A node is {@code [feature, threshold, below, others,
 * missing goes below, cover]} or, for a leaf, {@code [value, cover]}.
 */
final class BoostedText {

    private BoostedText() {}

    static void write(ObjectNode json, BoostedTrees model) {
        json.put("version", model.version());
        var scaling = json.putObject("scaling");
        scaling.put("points", model.scaling().pointsAtOdds());
        scaling.put("odds", model.scaling().odds());
        scaling.put("double", model.scaling().pointsToDouble());
        json.put("start", model.start());
        json.put("slope", model.calibration().slope());
        json.put("shift", model.calibration().shift());
        var features = json.putArray("features");
        for (var feature : model.features()) {
            var node = features.addObject();
            node.put("name", feature.name());
            node.put("direction", feature.direction().name());
            var cuts = node.putArray("cuts");
            feature.cuts().forEach(cuts::add);
            var shares = node.putArray("shares");
            feature.shares().forEach(shares::add);
        }
        var trees = json.putArray("trees");
        for (var tree : model.trees()) {
            var nodes = trees.addArray();
            for (var node : tree.nodes()) {
                write(nodes.addArray(), node);
            }
        }
    }

    private static void write(ArrayNode into, Tree.Node node) {
        switch (node) {
            case Tree.Leaf(float value, double cover) -> into.add((double) value).add(cover);
            case Tree.Split(
                            int feature,
                            float at,
                            int below,
                            int others,
                            boolean missing,
                            double c) ->
                    into.add(feature).add((double) at).add(below).add(others).add(missing).add(c);
        }
    }

    /**
     * @throws IllegalArgumentException if a part of it is not as it was written
     */
    static BoostedTrees read(JsonNode json) {
        var scaling = json.path("scaling");
        var features = new ArrayList<BoostedTrees.Feature>();
        for (var node : json.path("features")) {
            features.add(
                    new BoostedTrees.Feature(
                            node.path("name").asString(),
                            Direction.valueOf(node.path("direction").asString()),
                            numbers(node.path("cuts")),
                            numbers(node.path("shares"))));
        }
        var trees = new ArrayList<Tree>();
        for (var nodes : json.path("trees")) {
            var tree = new ArrayList<Tree.Node>();
            nodes.forEach(node -> tree.add(node(node)));
            trees.add(new Tree(tree));
        }
        return new BoostedTrees(
                json.path("version").asString(),
                new Scaling(
                        scaling.path("points").asInt(),
                        scaling.path("odds").asDouble(),
                        scaling.path("double").asDouble()),
                features,
                json.path("start").asDouble(),
                trees,
                new Calibration(json.path("slope").asDouble(), json.path("shift").asDouble()));
    }

    private static Tree.Node node(JsonNode node) {
        if (node.size() == 2) {
            return new Tree.Leaf((float) node.get(0).asDouble(), node.get(1).asDouble());
        }
        return new Tree.Split(
                node.get(0).asInt(),
                (float) node.get(1).asDouble(),
                node.get(2).asInt(),
                node.get(3).asInt(),
                node.get(4).asBoolean(),
                node.get(5).asDouble());
    }

    private static List<Double> numbers(JsonNode nodes) {
        var numbers = new ArrayList<Double>();
        nodes.forEach(node -> numbers.add(node.asDouble()));
        return numbers;
    }
}
