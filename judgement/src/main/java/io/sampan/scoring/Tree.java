package io.sampan.scoring;

import java.util.List;

/**
 * A regression tree. A node is a split or a leaf; a value below the threshold goes to the first
 * child, a missing one where it went in training. Thresholds and values are compared in single
 * precision, as they were learnt.
 *
 * @param nodes the root first
 */
public record Tree(List<Node> nodes) {

    /** A node of a tree. */
    public sealed interface Node {

        /** How much of the training sample came by: the sum of second derivatives. */
        double cover();
    }

    /**
     * A question.
     *
     * @param feature index of the feature asked about
     * @param below index of the node for values below the threshold
     * @param others index of the node for all others
     * @param missingBelow whether missing values go where those below go
     */
    public record Split(
            int feature, float threshold, int below, int others, boolean missingBelow, double cover)
            implements Node {

        boolean goesBelow(double value) {
            return Double.isNaN(value) ? missingBelow : (float) value < threshold;
        }
    }

    /**
     * An answer.
     *
     * @param value added to the logarithm of the odds bad to good
     */
    public record Leaf(float value, double cover) implements Node {}

    /**
     * @throws IllegalArgumentException if a split names a node that is not further down
     */
    public Tree {
        nodes = List.copyOf(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Split(_, _, int below, int others, _, _)
                    && (below <= i
                            || others <= i
                            || below >= nodes.size()
                            || others >= nodes.size())) {
                throw new IllegalArgumentException(
                        "node " + i + " splits into " + below + " and " + others);
            }
        }
    }

    /** What the tree says of a case. */
    float value(double[] values) {
        int at = 0;
        while (true) {
            switch (nodes.get(at)) {
                case Leaf(float value, _) -> {
                    return value;
                }
                case Split split ->
                        at =
                                split.goesBelow(values[split.feature()])
                                        ? split.below()
                                        : split.others();
            }
        }
    }
}
