package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.accounting.BusinessDay;
import io.sampan.packs.Words;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Payments;
import io.sampan.payments.Transfer;
import io.sampan.payments.TransferFailed;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferSettled;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments as servicing sees them, with a bank that answers when the test says so. */
final class StandInBank {

    private final Map<TransferId, Transfer> orders = new LinkedHashMap<>();
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final BusinessDay businessDay;
    private final Access access;

    StandInBank(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            BusinessDay businessDay,
            Access access) {
        this.events = events;
        this.transaction = transaction;
        this.businessDay = businessDay;
        this.access = access;
    }

    /** The bank has moved the money; may be said twice. */
    void settles(TransferId id) {
        answers(id, Transfer.State.SETTLED, null);
    }

    void fails(TransferId id) {
        var text = new Words("余额不足", "Insufficient funds");
        answers(id, Transfer.State.FAILED, new Transfer.Reason("AM04", text));
    }

    private void answers(TransferId id, Transfer.State state, Transfer.@Nullable Reason reason) {
        var order = transfer(id);
        var ended =
                new Transfer(
                        id,
                        order.direction(),
                        order.purpose(),
                        order.subject(),
                        order.party(),
                        order.amount(),
                        order.account(),
                        state,
                        1,
                        reason,
                        order.createdAt(),
                        order.createdAt(),
                        order.createdAt(),
                        businessDay.today(),
                        "B-1",
                        false);
        access.as(
                Actor.SYSTEM,
                () ->
                        transaction.executeWithoutResult(_ ->
                                events.publishEvent(
                                        reason == null
                                                ? new TransferSettled(ended)
                                                : new TransferFailed(ended))));
    }

    Transfer payOut(TransferId id, PaymentOrder order) {
        return ordered(id, order, Transfer.Direction.OUT);
    }

    Transfer collect(TransferId id, PaymentOrder order) {
        return ordered(id, order, Transfer.Direction.IN);
    }

    Transfer transfer(TransferId id) {
        return Objects.requireNonNull(orders.get(id));
    }

    private Transfer ordered(TransferId id, PaymentOrder order, Transfer.Direction direction) {
        return orders.computeIfAbsent(
                id,
                _ ->
                        new Transfer(
                                id,
                                direction,
                                order.purpose(),
                                order.subject(),
                                order.party(),
                                order.amount(),
                                new Transfer.Account(order.account(), "ICBC", "8841"),
                                Transfer.State.PENDING,
                                1,
                                null,
                                Instant.EPOCH,
                                null,
                                null,
                                null,
                                null,
                                false));
    }

    /** The door of payments, as far as servicing goes through it. */
    Payments payments() {
        return (Payments)
                Proxy.newProxyInstance(
                        StandInBank.class.getClassLoader(),
                        new Class<?>[] {Payments.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "payOut" ->
                                            payOut(
                                                    (TransferId) arguments[0],
                                                    (PaymentOrder) arguments[1]);
                                    case "collect" ->
                                            collect(
                                                    (TransferId) arguments[0],
                                                    (PaymentOrder) arguments[1]);
                                    case "transfer" -> transfer((TransferId) arguments[0]);
                                    case "toString" -> "stand-in payments";
                                    case "hashCode" -> 1;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName() + " is not used by servicing");
                                });
    }
}
