package io.sampan.payments.internal;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccount;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Transfer;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.Reason;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferQuery;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transfers and the ids of their attempts. */
@Component
class TransferTable {

    private final JdbcClient jdbc;

    TransferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row: the transfer with what only the delivery needs.
     *
     * @param asks unsuccessful asks of this attempt
     * @param attemptId the id of the current attempt at the rail
     */
    record Row(Transfer transfer, LocalDate valueDate, String note, int asks, UUID attemptId) {}

    /** The first attempt goes under the transfer's own id, later ones under ids of their own. */
    static UUID attemptId(TransferId transfer, int number) {
        return number == 1
                ? transfer.value()
                : UUID.nameUUIDFromBytes(
                        (transfer.value() + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a new transfer that waits to be sent; false if the id is known. */
    boolean add(
            TransferId id,
            Direction direction,
            PaymentOrder order,
            BankAccount account,
            Instant at) {
        boolean added =
                jdbc.sql(
                                        """
                                        insert into payments.transfer
                                            (id, direction, purpose, subject, party, account, bank, tail,
                                             currency, amount_minor, value_date, note, created_at,
                                             state, attempt, next_at)
                                        values (:id, :direction, :purpose, :subject, :party, :account, :bank, :tail,
                                                :currency, :amount, :valueDate, :note, :at,
                                                'PENDING', 1, :at)
                                        on conflict (id) do nothing
                                        """)
                                .param("id", id.value())
                                .param("direction", direction.name())
                                .param("purpose", order.purpose())
                                .param("subject", order.subject())
                                .param("party", order.party().value())
                                .param("account", order.account().value())
                                .param("bank", account.bank())
                                .param("tail", account.tail())
                                .param("currency", order.amount().currency())
                                .param("amount", order.amount().minor())
                                .param("valueDate", order.valueDate())
                                .param("note", order.note())
                                .param("at", Timestamp.from(at))
                                .update()
                        == 1;
        if (added) {
            addAttempt(id, 1, at);
        }
        return added;
    }

    private void addAttempt(TransferId id, int number, Instant at) {
        jdbc.sql(
                        """
                        insert into payments.attempt (id, transfer, number, ordered_at)
                        values (?, ?, ?, ?)
                        """)
                .params(attemptId(id, number), id.value(), number, Timestamp.from(at))
                .update();
    }

    Optional<Row> find(TransferId id) {
        return find(id, "");
    }

    /** Reads a transfer and keeps others from changing it until the transaction ends. */
    Row locked(TransferId id) {
        return find(id, " for update").orElseThrow(() -> Problem.of("SMP-PAY-0404"));
    }

    private Optional<Row> find(TransferId id, String lock) {
        return jdbc.sql("select * from payments.transfer where id = ?" + lock)
                .param(id.value())
                .query((row, _) -> row(row))
                .optional();
    }

    /** Which attempt of which transfer goes under an id at the rail. */
    record Attempt(TransferId transfer, int number) {}

    Optional<Attempt> attempt(UUID id) {
        return jdbc.sql("select transfer, number from payments.attempt where id = ?")
                .param(id)
                .query((row, _) ->
                        new Attempt(new TransferId(row.getObject(1, UUID.class)), row.getInt(2)))
                .optional();
    }

    /**
     * Takes transfers whose time has come and moves their time on, so that no other poller takes
     * them meanwhile; one that is lost in a crash comes back then.
     *
     * @return as they were before
     */
    List<Row> claim(Instant now, Instant again, int max) {
        return jdbc.sql(
                        """
                        with due as (
                            select * from payments.transfer where next_at <= :now
                            order by next_at, id limit :max for update skip locked
                        ), claimed as (
                            update payments.transfer t
                            set next_at = :again,
                                state = case due.state when 'PENDING' then 'IN_FLIGHT' else due.state end,
                                sent_at = coalesce(due.sent_at, :now)
                            from due where due.id = t.id
                            returning t.id
                        )
                        select due.* from due join claimed on claimed.id = due.id
                        order by due.next_at, due.id
                        """)
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(again))
                .param("max", max)
                .query((row, _) -> row(row))
                .list();
    }

    void settle(TransferId id, String reference, Instant at, LocalDate on, Instant verifyAt) {
        jdbc.sql(
                        """
                        update payments.transfer
                        set state = 'SETTLED', rail_reference = :reference, settled_at = :at,
                            settled_on = :on, next_at = :verifyAt, asks = 0,
                            reason_code = null, reason_zh = null, reason_en = null
                        where id = :id
                        """)
                .param("id", id.value())
                .param("reference", reference)
                .param("at", Timestamp.from(at))
                .param("on", on)
                .param("verifyAt", Timestamp.from(verifyAt))
                .update();
    }

    void fail(TransferId id, Reason reason, Instant at, LocalDate on, @Nullable Instant verifyAt) {
        jdbc.sql(
                        """
                        update payments.transfer
                        set state = 'FAILED', reason_code = :code, reason_zh = :zh, reason_en = :en,
                            settled_at = :at, settled_on = :on, next_at = :verifyAt, asks = 0
                        where id = :id
                        """)
                .param("id", id.value())
                .param("code", reason.code())
                .param("zh", reason.text().zh())
                .param("en", reason.text().en())
                .param("at", Timestamp.from(at))
                .param("on", on)
                .param("verifyAt", verifyAt == null ? null : Timestamp.from(verifyAt))
                .update();
    }

    /** Nothing new was learnt: it is asked again later, or not at all. */
    void wait(TransferId id, int asks, @Nullable Instant nextAt) {
        jdbc.sql("update payments.transfer set asks = :asks, next_at = :next where id = :id")
                .param("id", id.value())
                .param("asks", asks)
                .param("next", nextAt == null ? null : Timestamp.from(nextAt))
                .update();
    }

    void needPerson(TransferId id, boolean needed) {
        jdbc.sql("update payments.transfer set needs_person = ? where id = ?")
                .params(needed, id.value())
                .update();
    }

    /** Starts another attempt of a failed transfer. */
    void again(TransferId id, int number, Instant at) {
        jdbc.sql(
                        """
                        update payments.transfer
                        set state = 'PENDING', attempt = :number, asks = 0, next_at = :at,
                            sent_at = null, settled_at = null, settled_on = null
                        where id = :id
                        """)
                .param("id", id.value())
                .param("number", number)
                .param("at", Timestamp.from(at))
                .update();
        addAttempt(id, number, at);
    }

    /** Newest first. */
    Page<Transfer> page(TransferQuery query) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (query.state() != null) {
            where.add("state = :state");
            values.put("state", query.state().name());
        }
        if (query.direction() != null) {
            where.add("direction = :direction");
            values.put("direction", query.direction().name());
        }
        if (query.subject() != null) {
            where.add("subject = :subject");
            values.put("subject", query.subject());
        }
        if (query.cursor() != null) {
            where.add("(created_at, id) < (:at, :id)");
            values.putAll(TransferCursor.read(query.cursor()).values());
        }
        var found =
                jdbc.sql(
                                "select * from payments.transfer "
                                        + (where.isEmpty()
                                                ? ""
                                                : "where " + String.join(" and ", where))
                                        + " order by created_at desc, id desc limit :limit")
                        .params(values)
                        .param("limit", query.limit() + 1)
                        .query((row, _) -> row(row).transfer())
                        .list();
        var items = found.subList(0, Math.min(query.limit(), found.size()));
        var next = found.size() > query.limit() ? TransferCursor.of(items.getLast()).text() : null;
        return new Page<>(items, next);
    }

    private static Row row(ResultSet row) throws SQLException {
        var id = new TransferId(row.getObject("id", UUID.class));
        int attempt = row.getInt("attempt");
        var code = row.getString("reason_code");
        var transfer =
                new Transfer(
                        id,
                        Direction.valueOf(row.getString("direction")),
                        row.getString("purpose"),
                        row.getString("subject"),
                        new EnterpriseId(row.getObject("party", UUID.class)),
                        Money.ofMinor(row.getString("currency"), row.getLong("amount_minor")),
                        new Transfer.Account(
                                new BankAccountId(row.getObject("account", UUID.class)),
                                row.getString("bank"),
                                row.getString("tail")),
                        State.valueOf(row.getString("state")),
                        attempt,
                        code == null
                                ? null
                                : new Reason(
                                        code,
                                        new Words(
                                                row.getString("reason_zh"),
                                                row.getString("reason_en"))),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "sent_at"),
                        instant(row, "settled_at"),
                        row.getObject("settled_on", LocalDate.class),
                        row.getString("rail_reference"),
                        row.getBoolean("needs_person"));
        return new Row(
                transfer,
                row.getObject("value_date", LocalDate.class),
                row.getString("note"),
                row.getInt("asks"),
                attemptId(id, attempt));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
