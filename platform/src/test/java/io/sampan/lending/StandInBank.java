package io.sampan.lending;

import io.sampan.packs.Words;
import io.sampan.payments.BankRail;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A bank that settles, or says no the next time when told to; it remembers what it was sent. */
final class StandInBank implements BankRail {

    private final Map<UUID, RailAnswer> answers = new HashMap<>();
    private final Map<UUID, RailOrder> orders = new HashMap<>();
    private boolean refusing;

    /** How many orders have moved money for an application. */
    synchronized long paid(Application application) {
        return orders.values().stream()
                .filter(order -> order.note().equals(application.number()))
                .filter(order -> answers.get(order.id()) instanceof RailAnswer.Settled)
                .count();
    }

    /** The next orders fail, until {@link #settles}. */
    synchronized void refuses() {
        refusing = true;
    }

    synchronized void settles() {
        refusing = false;
    }

    @Override
    public synchronized RailAnswer send(RailOrder order) {
        orders.put(order.id(), order);
        return answers.computeIfAbsent(
                order.id(),
                _ ->
                        refusing
                                ? new RailAnswer.Failed(
                                        "AC04", new Words("账户已销户", "The account is closed"))
                                : new RailAnswer.Settled("B-" + order.id()));
    }

    @Override
    public synchronized RailAnswer ask(UUID id) {
        var answer = answers.get(id);
        return answer == null ? new RailAnswer.Unknown() : answer;
    }
}
