package io.sampan.accounting.internal;

import io.sampan.ledger.Group;
import io.sampan.ledger.Step;
import java.time.LocalDate;
import java.util.List;

/**
 * A group on its way through the lane.
 *
 * @param journal the journal it posts; empty if it was asked for directly
 * @param legs number of the leg of each step; 0 if it was asked for directly
 * @param accounts those that may have to be opened for it
 */
record Order(
        Group group,
        LocalDate valueDate,
        String journal,
        List<Integer> legs,
        List<LedgerAccount> accounts) {

    Order {
        legs = List.copyOf(legs);
        accounts = List.copyOf(accounts);
    }

    static Order direct(LocalDate valueDate, List<Step> steps) {
        return new Order(
                new Group(steps), valueDate, "", steps.stream().map(_ -> 0).toList(), List.of());
    }

    boolean direct() {
        return journal.isEmpty();
    }

    int size() {
        return group.steps().size();
    }
}
