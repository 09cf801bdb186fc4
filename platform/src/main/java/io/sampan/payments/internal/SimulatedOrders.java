package io.sampan.payments.internal;

import io.sampan.money.Money;
import io.sampan.payments.RailOrder;
import io.sampan.payments.Transfer.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The simulated bank's book. Always in transactions of its own: it is another house's. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SimulatedOrders {

    private final JdbcClient jdbc;
    private final Clock clock;

    SimulatedOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An order as the bank holds it.
     *
     * @param nth which order of this amount and direction for this account it is
     * @param moved whether its money had moved before this look at it
     */
    record Order(
            UUID id,
            Direction direction,
            String tail,
            Money amount,
            Behaviour behaviour,
            int sent,
            int asked,
            int nth,
            boolean moved) {}

    /**
     * Takes an order, or counts that it came again, and moves its money in the same transaction.
     *
     * @param moves whether the order as it then stands moves money; it does so once
     */
    Order received(RailOrder order, Behaviour behaviour, Predicate<Order> moves) {
        leaveFlushToUs();
        var stored =
                jdbc.sql(
                                """
                                insert into payments.simulated_order as o
                                    (id, direction, tail, currency, amount_minor, behaviour, sent, nth)
                                select id, direction, tail, currency, amount_minor, behaviour, 1, 1 + (
                                    select count(*) from payments.simulated_order e
                                    where e.tail = n.tail and e.direction = n.direction
                                      and e.amount_minor = n.amount_minor)
                                from (values (?::uuid, ?, ?, ?, ?::bigint, ?))
                                    as n (id, direction, tail, currency, amount_minor, behaviour)
                                on conflict (id) do update set sent = o.sent + 1
                                returning *
                                """)
                        .params(
                                order.id(),
                                order.direction().name(),
                                order.cardNumber().substring(order.cardNumber().length() - 4),
                                order.amount().currency(),
                                order.amount().minor(),
                                behaviour.name())
                        .query((row, _) -> order(row))
                        .single();
        moveOnce(stored, moves);
        return stored;
    }

    /** An order that somebody asks about; the bank counts that only where it makes a difference. */
    Optional<Order> asked(UUID id, Predicate<Order> moves) {
        leaveFlushToUs();
        var stored =
                jdbc.sql("select * from payments.simulated_order where id = ?")
                        .param(id)
                        .query((row, _) -> order(row))
                        .optional()
                        .map(order -> order.behaviour().countsAsks() ? counted(order) : order);
        stored.ifPresent(order -> moveOnce(order, moves));
        return stored;
    }

    /**
     * The bank's book shares our log, in which it comes first: whatever we commit after its answer
     * makes it durable too. An order lost before that is unknown to both and sent again.
     */
    private void leaveFlushToUs() {
        jdbc.sql("set local synchronous_commit = off").update();
    }

    private Order counted(Order order) {
        return jdbc.sql(
                        """
                        update payments.simulated_order set asked = asked + 1 where id = ?
                        returning *
                        """)
                .param(order.id())
                .query((row, _) -> order(row))
                .single();
    }

    private void moveOnce(Order order, Predicate<Order> moves) {
        if (order.moved() || !moves.test(order)) {
            return;
        }
        jdbc.sql(
                        """
                        update payments.simulated_order
                        set times_moved = times_moved + 1, moved_at = ?
                        where id = ? and times_moved = 0
                        """)
                .params(Timestamp.from(clock.instant()), order.id())
                .update();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                Direction.valueOf(row.getString("direction")),
                row.getString("tail"),
                Money.ofMinor(row.getString("currency"), row.getLong("amount_minor")),
                Behaviour.valueOf(row.getString("behaviour")),
                row.getInt("sent"),
                row.getInt("asked"),
                row.getInt("nth"),
                row.getInt("times_moved") > 0);
    }
}
