package io.sampan.payments.internal;

import io.sampan.access.Ids;
import io.sampan.payments.PaymentItem;
import io.sampan.payments.PaymentItem.Kind;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.Transfer;
import io.sampan.payments.TransferId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rail said, and what a person must look into. */
@Component
class FactTable {

    static final int ITEMS_MAX = 500;

    private final JdbcClient jdbc;

    FactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void said(UUID attempt, RailAnswer answer, Instant at) {
        var detail =
                switch (answer) {
                    case RailAnswer.Settled(var reference) -> reference;
                    case RailAnswer.Failed(var code, _) -> code;
                    case RailAnswer.Accepted _, RailAnswer.Unknown _, RailAnswer.NoReply _ -> "";
                };
        jdbc.sql("insert into payments.fact (id, attempt, said, detail, at) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), attempt, word(answer), detail, Timestamp.from(at))
                .update();
    }

    /** Opens an item, once for each kind and attempt; true if it is new. */
    boolean open(TransferId transfer, int attempt, Kind kind, Instant at) {
        return jdbc.sql(
                                """
                                insert into payments.item (id, transfer, attempt, kind, opened_at)
                                values (?, ?, ?, ?, ?) on conflict (transfer, attempt, kind) do nothing
                                """)
                        .params(
                                Ids.next(),
                                transfer.value(),
                                attempt,
                                kind.name(),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    List<PaymentItem> openItems() {
        return jdbc.sql(
                        """
                        select * from payments.item i
                        where not exists (select from payments.item_closed c where c.item = i.id)
                        order by opened_at, id limit ?
                        """)
                .param(ITEMS_MAX)
                .query((row, _) -> {
                    var kind = Kind.valueOf(row.getString("kind"));
                    return new PaymentItem(
                            row.getObject("id", UUID.class),
                            new TransferId(row.getObject("transfer", UUID.class)),
                            row.getInt("attempt"),
                            kind,
                            kind.text(),
                            row.getTimestamp("opened_at").toInstant());
                })
                .list();
    }

    /** Closes an open item; false if there is none with this id. */
    boolean close(UUID item, String note, Instant at) {
        return jdbc.sql(
                                """
                                insert into payments.item_closed (item, note, closed_at)
                                select id, ?, ? from payments.item where id = ?
                                on conflict (item) do nothing
                                """)
                        .params(note, Timestamp.from(at), item)
                        .update()
                == 1;
    }

    /** The transfer of an item. */
    TransferId transferOf(UUID item) {
        return new TransferId(
                jdbc.sql("select transfer from payments.item where id = ?")
                        .param(item)
                        .query(UUID.class)
                        .single());
    }

    /**
     * Earlier attempts the rail must be asked about before another one goes out: all but those
     * whose item a person has closed.
     */
    List<Integer> unchecked(Transfer transfer) {
        return jdbc.sql(
                        """
                        select a.number from payments.attempt a
                        where a.transfer = :transfer and a.number < :attempt and not exists (
                            select from payments.item i join payments.item_closed c on c.item = i.id
                            where i.transfer = a.transfer and i.attempt = a.number
                              and i.kind in ('RETRY_UNSAFE', 'CONTRADICTION'))
                        order by a.number
                        """)
                .param("transfer", transfer.id().value())
                .param("attempt", transfer.attempt())
                .query((row, _) -> row.getInt(1))
                .list();
    }

    boolean anyOpen(TransferId transfer) {
        return jdbc.sql(
                        """
                        select exists (
                            select from payments.item i where i.transfer = ? and not exists (
                                select from payments.item_closed c where c.item = i.id))
                        """)
                .param(transfer.value())
                .query(Boolean.class)
                .single();
    }

    private static String word(RailAnswer answer) {
        return switch (answer) {
            case RailAnswer.Settled _ -> "SETTLED";
            case RailAnswer.Failed _ -> "FAILED";
            case RailAnswer.Accepted _ -> "ACCEPTED";
            case RailAnswer.Unknown _ -> "UNKNOWN";
            case RailAnswer.NoReply _ -> "NO_REPLY";
        };
    }
}
