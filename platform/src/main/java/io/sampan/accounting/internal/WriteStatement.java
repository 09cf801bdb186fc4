package io.sampan.accounting.internal;

import io.sampan.ledger.Effect.Agreed;
import io.sampan.ledger.Effect.Held;
import io.sampan.ledger.Effect.Moved;
import io.sampan.ledger.Effect.Released;
import io.sampan.ledger.Entry;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Side;
import io.sampan.ledger.Sweep;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes a batch. Its text depends only on which kinds of rows there are, so
 * the server plans each once; the last part is the one whose rows are counted.
 */
final class WriteStatement {

    /** An id that another kind of step has, or a refusal, divides by zero: nothing is written. */
    private static final String MOVED =
            """
            given as (
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::smallint[], ?::smallint[], ?::date[], ?::text[], ?::text[])
                    as g (id, debit, credit, amount_minor, debit_version, debit_balance,
                        credit_version, credit_balance, place, leg, value_date, currency, journal)
            ), moved as (
                insert into accounting.transfer
                    (batch, amount_minor, debit_version, credit_version, id, debit, credit,
                     value_date, place, leg, currency, journal)
                select ?, amount_minor, debit_version, credit_version, id, debit, credit, value_date,
                       place / case when exists (select from accounting.hold k where k.id = given.id)
                                      or exists (select from accounting.hold_end k where k.id = given.id)
                                      or exists (select from accounting.account_term k where k.id = given.id)
                                      or exists (select from accounting.refusal k where k.id = given.id)
                                    then 0 else 1 end,
                       leg, currency, journal
                from given
            )\
            """;

    private static final String BATCH =
            """
            insert into accounting.batch (book, number, at, items, transfers)
            values (?, ?, ?, ?, ?::uuid[])\
            """;
    private static final String BATCHED = "batched as (" + BATCH + ")";
    private static final String OPENED =
            """
            opened as (
                insert into accounting.account (id, gl, currency, subject, opened_at, book)
                select id, gl, currency, subject, ?, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as o (id, gl, currency, subject)
                on conflict (id) do nothing
            )\
            """;
    private static final String HELD =
            """
            held as (
                insert into accounting.hold
                    (id, debit, credit, currency, amount_minor, expires_at, value_date, place, batch)
                select h.*, ?
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[],
                        ?::date[], ?::smallint[]) as h
            )\
            """;
    private static final String ENDED =
            """
            ended as (
                insert into accounting.hold_end (id, hold, transfer, place, batch)
                select e.*, ? from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::smallint[]) as e
            )\
            """;
    private static final String AGREED =
            """
            agreed as (
                insert into accounting.account_term
                    (id, account, number, allowance_minor, closed, place, batch)
                select a.*, ?
                from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::bigint[], ?::boolean[],
                        ?::smallint[]) as a
            )\
            """;
    private static final String DECLINED =
            """
            declined as (
                insert into accounting.refusal (id, asked, reason, place, batch)
                select d.*, ? from unnest(?::uuid[], ?::text[], ?::text[], ?::smallint[]) as d
            )\
            """;
    private static final String SWEPT =
            """
            swept as (
                insert into accounting.sweep (id, most_minor, limited)
                select * from unnest(?::uuid[], ?::bigint[], ?::text[])
            )\
            """;
    private static final String TAKEN =
            """
            taken as (delete from accounting.intent where journal = any (?::text[]))\
            """;
    private static final String ENTRIES =
            """

            insert into accounting.entry
                (account, version, transfer, debits, amount_minor, balance_minor)
            select debit, debit_version, id, true, amount_minor, debit_balance from given
            union all
            select credit, credit_version, id, false, amount_minor, credit_balance from given
            """;

    /** Sets the values of one part, from a position on; answers the next position. */
    private interface Binder {
        int bind(PreparedStatement statement, int from) throws SQLException;
    }

    private final Batch batch;
    private final List<String> parts = new ArrayList<>();
    private final List<Binder> binders = new ArrayList<>();
    private final List<Batch.Item> moved = new ArrayList<>();
    private final List<Batch.Item> held = new ArrayList<>();
    private final List<Batch.Item> ended = new ArrayList<>();
    private final List<Batch.Item> agreed = new ArrayList<>();
    private final List<Sweep> swept = new ArrayList<>();

    private WriteStatement(Batch batch) {
        this.batch = batch;
    }

    static WriteStatement of(Batch batch) {
        var statement = new WriteStatement(batch);
        statement.sort();
        statement.assemble();
        return statement;
    }

    String sql() {
        var before = parts.isEmpty() ? "" : "with " + String.join(", ", parts) + " ";
        return before + (moved.isEmpty() ? BATCH : ENTRIES);
    }

    /** Rows of the last part. */
    int rows() {
        return moved.isEmpty() ? 1 : 2 * moved.size();
    }

    void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (var binder : binders) {
            next = binder.bind(statement, next);
        }
    }

    private void sort() {
        for (var item : batch.items()) {
            switch (item.effect()) {
                case Moved m -> {
                    requirePair(m);
                    moved.add(item);
                    m.sweep().ifPresent(swept::add);
                    if (m.hold().isPresent()) {
                        ended.add(item);
                    }
                }
                case Held _ -> held.add(item);
                case Released _ -> ended.add(item);
                case Agreed _ -> agreed.add(item);
            }
        }
    }

    private void assemble() {
        if (!moved.isEmpty()) {
            add(MOVED, this::bindMoved);
            add(BATCHED, this::bindBatch);
        }
        if (!batch.opened().isEmpty()) {
            add(OPENED, this::bindOpened);
        }
        if (!held.isEmpty()) {
            add(HELD, this::bindHeld);
        }
        if (!ended.isEmpty()) {
            add(ENDED, this::bindEnded);
        }
        if (!agreed.isEmpty()) {
            add(AGREED, this::bindAgreed);
        }
        if (!batch.declined().isEmpty()) {
            add(DECLINED, this::bindDeclined);
        }
        if (!swept.isEmpty()) {
            add(SWEPT, this::bindSwept);
        }
        if (!batch.journals().isEmpty()) {
            add(TAKEN, (s, from) -> texts(s, from, batch.journals(), journal -> journal));
        }
        if (moved.isEmpty()) {
            binders.add(this::bindBatch);
        }
    }

    private void add(String part, Binder binder) {
        parts.add(part);
        binders.add(binder);
    }

    private int bindMoved(PreparedStatement s, int from) throws SQLException {
        int at = from;
        at = uuids(s, at, moved, i -> moved(i).transfer().id().value());
        at = uuids(s, at, moved, i -> moved(i).transfer().debit().value());
        at = uuids(s, at, moved, i -> moved(i).transfer().credit().value());
        at = longs(s, at, moved, i -> moved(i).transfer().amount().minor());
        at = longs(s, at, moved, i -> moved(i).debit().version());
        at = longs(s, at, moved, i -> moved(i).debit().balanceMinor());
        at = longs(s, at, moved, i -> moved(i).credit().version());
        at = longs(s, at, moved, i -> moved(i).credit().balanceMinor());
        at = shorts(s, at, moved, Batch.Item::place);
        at = shorts(s, at, moved, Batch.Item::leg);
        at = array(s, at, "date", moved, i -> Date.valueOf(i.valueDate()));
        at = texts(s, at, moved, i -> moved(i).transfer().amount().currency());
        at = texts(s, at, moved, Batch.Item::journal);
        s.setLong(at++, batch.number());
        return at;
    }

    private int bindBatch(PreparedStatement s, int from) throws SQLException {
        int at = from;
        s.setString(at++, batch.book());
        s.setLong(at++, batch.number());
        s.setObject(at++, batch.at().atOffset(ZoneOffset.UTC));
        s.setInt(at++, batch.items().size() + batch.declined().size());
        return uuids(s, at, moved, i -> moved(i).transfer().id().value());
    }

    private int bindOpened(PreparedStatement s, int from) throws SQLException {
        int at = from;
        s.setObject(at++, batch.at().atOffset(ZoneOffset.UTC));
        s.setString(at++, batch.book());
        at = uuids(s, at, batch.opened(), a -> a.id().value());
        at = texts(s, at, batch.opened(), a -> a.gl().no());
        at = texts(s, at, batch.opened(), LedgerAccount::currency);
        return texts(s, at, batch.opened(), LedgerAccount::subject);
    }

    private int bindHeld(PreparedStatement s, int from) throws SQLException {
        int at = from;
        s.setLong(at++, batch.number());
        at = uuids(s, at, held, i -> hold(i).id().value());
        at = uuids(s, at, held, i -> hold(i).debit().value());
        at = uuids(s, at, held, i -> hold(i).credit().value());
        at = texts(s, at, held, i -> hold(i).amount().currency());
        at = longs(s, at, held, i -> hold(i).amount().minor());
        at = array(s, at, "timestamptz", held, i -> hold(i).expiresAt().toString());
        at = array(s, at, "date", held, i -> Date.valueOf(i.valueDate()));
        return shorts(s, at, held, Batch.Item::place);
    }

    private int bindEnded(PreparedStatement s, int from) throws SQLException {
        int at = from;
        s.setLong(at++, batch.number());
        at = uuids(s, at, ended, i -> i.effect().id().value());
        at = uuids(s, at, ended, WriteStatement::endedHold);
        at = uuids(s, at, ended, i -> i.effect() instanceof Moved m ? m.id().value() : null);
        return shorts(s, at, ended, Batch.Item::place);
    }

    private int bindAgreed(PreparedStatement s, int from) throws SQLException {
        int at = from;
        s.setLong(at++, batch.number());
        at = uuids(s, at, agreed, i -> i.effect().id().value());
        at = uuids(s, at, agreed, i -> agreed(i).account().value());
        at = array(s, at, "int4", agreed, i -> agreed(i).number());
        at = longs(s, at, agreed, i -> agreed(i).allowanceMinor());
        at = array(s, at, "bool", agreed, i -> agreed(i).closed());
        return shorts(s, at, agreed, Batch.Item::place);
    }

    private int bindDeclined(PreparedStatement s, int from) throws SQLException {
        int at = from;
        var declined = batch.declined();
        s.setLong(at++, batch.number());
        at = uuids(s, at, declined, d -> d.id().value());
        at = texts(s, at, declined, d -> RefusalText.of(d.content()));
        at = texts(s, at, declined, d -> RefusalText.of(d.culprit(), d.reason()));
        return shorts(s, at, declined, Batch.Declined::place);
    }

    private int bindSwept(PreparedStatement s, int from) throws SQLException {
        int at = uuids(s, from, swept, sweep -> sweep.id().value());
        at = longs(s, at, swept, sweep -> sweep.most().minor());
        return texts(s, at, swept, sweep -> sweep.limited().name());
    }

    /** The pair of the database's own constraints: what is written is what was evaluated. */
    private static void requirePair(Moved moved) {
        var transfer = moved.transfer();
        for (var side : Side.values()) {
            Entry entry = side.of(moved.debit(), moved.credit());
            if (entry.side() != side
                    || !entry.transfer().equals(transfer.id())
                    || !entry.account().equals(side.of(transfer.debit(), transfer.credit()))
                    || entry.amountMinor() != transfer.amount().minor()) {
                throw new IllegalStateException(
                        "entries do not belong to transfer " + transfer.id());
            }
        }
    }

    private static Moved moved(Batch.Item item) {
        return (Moved) item.effect();
    }

    private static Hold hold(Batch.Item item) {
        return ((Held) item.effect()).hold();
    }

    private static Agreed agreed(Batch.Item item) {
        return (Agreed) item.effect();
    }

    private static UUID endedHold(Batch.Item item) {
        return item.effect() instanceof Moved m
                ? m.hold().orElseThrow().value()
                : ((Released) item.effect()).hold().value();
    }

    private static <T> int uuids(
            PreparedStatement s, int at, List<T> rows, Function<T, @Nullable UUID> value)
            throws SQLException {
        return array(s, at, "uuid", rows, value);
    }

    private static <T> int texts(
            PreparedStatement s, int at, List<T> rows, Function<T, String> value)
            throws SQLException {
        return typed(s, at, "text", rows.stream().map(value).toArray(String[]::new));
    }

    private static <T> int longs(PreparedStatement s, int at, List<T> rows, Function<T, Long> value)
            throws SQLException {
        return typed(s, at, "int8", rows.stream().map(value).toArray(Long[]::new));
    }

    private static <T> int shorts(PreparedStatement s, int at, List<T> rows, ToIntFunction<T> value)
            throws SQLException {
        var values = rows.stream().map(row -> (short) value.applyAsInt(row));
        return typed(s, at, "int2", values.toArray(Short[]::new));
    }

    /** Arrays of these classes travel in binary, which spares both sides the digits. */
    private static int typed(PreparedStatement s, int at, String type, Object[] values)
            throws SQLException {
        s.setArray(at, s.getConnection().createArrayOf(type, values));
        return at + 1;
    }

    private static <T> int array(
            PreparedStatement s, int at, String type, List<T> rows, Function<T, ?> value)
            throws SQLException {
        s.setArray(at, s.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
        return at + 1;
    }
}
