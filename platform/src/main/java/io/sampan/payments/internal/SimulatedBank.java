package io.sampan.payments.internal;

import io.sampan.packs.Words;
import io.sampan.payments.BankRail;
import io.sampan.payments.Payments;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailAnswer.Accepted;
import io.sampan.payments.RailAnswer.Failed;
import io.sampan.payments.RailAnswer.NoReply;
import io.sampan.payments.RailAnswer.Settled;
import io.sampan.payments.RailAnswer.Unknown;
import io.sampan.payments.RailOrder;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.internal.SimulatedOrders.Order;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A bank behind the port that does what real ones do, also the bad things. What it does with an
 * order follows from the last four digits of the account ({@link #TAILS}), else from the settings
 * and the order's id: the same order is treated the same in every run. Its book is kept apart from
 * ours and outlives a crash of ours.
 */
@Component
@ConditionalOnProperty(
        name = "sampan.payments.rail",
        havingValue = "simulator",
        matchIfMissing = true)
class SimulatedBank implements BankRail {

    /** Accounts that show each behaviour; {@code docs/reference/port-bank-rail.md} lists them. */
    static final Map<String, Behaviour> TAILS =
            Map.ofEntries(
                    Map.entry("9001", Behaviour.CLOSED),
                    Map.entry("9002", Behaviour.NO_FUNDS),
                    Map.entry("9003", Behaviour.LATE),
                    Map.entry("9004", Behaviour.REPEATS),
                    Map.entry("9005", Behaviour.LOST_REPLY),
                    Map.entry("9006", Behaviour.LOST_ORDER),
                    Map.entry("9007", Behaviour.FAILED_THEN_SETTLED),
                    Map.entry("9008", Behaviour.SETTLED_THEN_FAILED),
                    Map.entry("9009", Behaviour.SILENT),
                    Map.entry("9010", Behaviour.FIRST_FAILS),
                    Map.entry("9011", Behaviour.LATE_REFUSAL));

    private final SimulatedOrders orders;
    private final ObjectProvider<Payments> payments;
    private final SimulatorSettings settings;
    private final Map<String, Behaviour> scripted = new ConcurrentHashMap<>();

    SimulatedBank(
            SimulatedOrders orders, ObjectProvider<Payments> payments, SimulatorSettings settings) {
        this.orders = orders;
        this.payments = payments;
        this.settings = settings;
    }

    /** From now on, orders for accounts with this tail are treated so. */
    void script(String tail, Behaviour behaviour) {
        scripted.put(tail, behaviour);
    }

    @Override
    public RailAnswer send(RailOrder order) {
        var stored = orders.received(order, behaviour(order), SimulatedBank::moves);
        return switch (stored.behaviour()) {
            case SETTLES -> settled(stored);
            case CLOSED -> closed();
            case NO_FUNDS -> stored.direction() == Direction.IN ? noFunds() : settled(stored);
            case LATE, LATE_REFUSAL -> late(stored);
            case REPEATS -> {
                var answer = settled(stored);
                payments.getObject().heard(order.id(), answer);
                yield answer;
            }
            case LOST_REPLY -> new NoReply();
            case LOST_ORDER -> stored.sent() == 1 ? new NoReply() : settled(stored);
            case FAILED_THEN_SETTLED -> noFunds();
            case SETTLED_THEN_FAILED -> new Settled(reference(stored));
            case SILENT -> new NoReply();
            case FIRST_FAILS -> stored.nth() == 1 ? blocked() : settled(stored);
        };
    }

    @Override
    public RailAnswer ask(UUID id) {
        var found = orders.asked(id, SimulatedBank::moves);
        if (found.isEmpty()) {
            return new Unknown();
        }
        var stored = found.get();
        return switch (stored.behaviour()) {
            case SETTLES, REPEATS, LOST_REPLY, FAILED_THEN_SETTLED -> settled(stored);
            case CLOSED, SETTLED_THEN_FAILED -> closed();
            case NO_FUNDS -> stored.direction() == Direction.IN ? noFunds() : settled(stored);
            case LATE, LATE_REFUSAL -> late(stored);
            case LOST_ORDER -> stored.sent() == 1 ? new Unknown() : settled(stored);
            case SILENT -> new NoReply();
            case FIRST_FAILS -> stored.nth() == 1 ? blocked() : settled(stored);
        };
    }

    private Behaviour behaviour(RailOrder order) {
        var tail = order.cardNumber().substring(order.cardNumber().length() - 4);
        var script = scripted.getOrDefault(tail, TAILS.get(tail));
        return script != null ? script : settings.behaviour(order.id());
    }

    /** Whether the money of an order as it stands has moved by now. */
    private static boolean moves(Order order) {
        return switch (order.behaviour()) {
            case SETTLES, REPEATS, LOST_REPLY, FAILED_THEN_SETTLED -> true;
            case CLOSED, LATE_REFUSAL, SETTLED_THEN_FAILED, SILENT -> false;
            case NO_FUNDS -> order.direction() == Direction.OUT;
            case LATE -> order.asked() >= Behaviour.LATE_ASKS;
            case LOST_ORDER -> order.sent() > 1;
            case FIRST_FAILS -> order.nth() > 1;
        };
    }

    private static RailAnswer late(Order order) {
        if (order.asked() < Behaviour.LATE_ASKS) {
            return new Accepted();
        }
        return order.behaviour() == Behaviour.LATE ? settled(order) : closed();
    }

    private static Settled settled(Order order) {
        return new Settled(reference(order));
    }

    private static String reference(Order order) {
        return reference(order.id());
    }

    /** The bank's own reference of an order. */
    static String reference(UUID order) {
        return "SIM" + order.toString().replace("-", "").substring(16).toUpperCase(Locale.ROOT);
    }

    private static Failed closed() {
        return new Failed("AC04", new Words("账户已销户", "The account is closed"));
    }

    private static Failed noFunds() {
        return new Failed("AM04", new Words("账户余额不足", "Not enough money on the account"));
    }

    private static Failed blocked() {
        return new Failed("AC06", new Words("账户暂时止付", "The account is blocked for now"));
    }
}
