package io.sampan.ledger;

import java.util.HashSet;
import java.util.List;

/** Linked steps: done together or not at all, in this order. */
public record Group(List<Step> steps) {

    /** A group is a batch's smallest part, so it must fit into one. */
    public static final int STEPS_MAX = 500;

    public Group {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    "a group of %d steps, expected 1 to %d".formatted(steps.size(), STEPS_MAX));
        }
        var ids = new HashSet<TransferId>();
        for (var step : steps) {
            if (!ids.add(step.id())) {
                throw new IllegalArgumentException("step " + step.id() + " is twice in its group");
            }
        }
    }

    public static Group of(Step... steps) {
        return new Group(List.of(steps));
    }
}
