package io.sampan.accounting.internal;

import io.sampan.ledger.Account;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Book;
import io.sampan.ledger.Close;
import io.sampan.ledger.Entry;
import io.sampan.ledger.Evaluation;
import io.sampan.ledger.Group;
import io.sampan.ledger.Head;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the batches of a book in their order and has the pure engine do them again. */
record BookReplay(List<String> faults, TreeMap<Instant, Map<AccountId, Long>> balancesAt) {

    private record At(long batch, int place, Step step) {}

    static BookReplay of(JdbcClient jdbc) {
        var faults = new ArrayList<String>();
        var steps = steps(jdbc);
        var places = places(jdbc);
        var entries = new HashMap<String, Entry>();
        jdbc.sql("select * from accounting.entry")
                .query(row -> {
                    var entry = entry(row);
                    entries.put(entry.account() + "/" + entry.version(), entry);
                });
        var heads = new HashMap<AccountId, Head>();
        jdbc.sql("select * from accounting.account")
                .query(row -> {
                    var id = new AccountId(row.getObject("id", UUID.class));
                    heads.put(
                            id,
                            Head.empty(
                                    new Account(
                                            id,
                                            row.getString("currency"),
                                            LedgerWorld.gl(row.getString("gl")).limit())));
                });
        var balances = new TreeMap<Instant, Map<AccountId, Long>>();
        var book = new Book[] {new Book(heads, Map.of(), Map.of())};
        var number = new long[1];
        var last = new Instant[] {Instant.MIN};
        jdbc.sql("select * from accounting.batch where book = 'main' order by number")
                .query(row -> {
                    long batch = row.getLong("number");
                    var at = BookTables.instant(row, "at");
                    check(faults, batch == ++number[0], "gap before batch " + batch);
                    check(faults, !at.isBefore(last[0]), "batch " + batch + " goes back");
                    last[0] = at;
                    var done = steps.getOrDefault(batch, List.of());
                    var used = places.getOrDefault(batch, List.of());
                    check(
                            faults,
                            used.size() == row.getInt("items") && gapless(used),
                            "places of batch " + batch + ": " + used);
                    var replay =
                            Evaluation.of(
                                    new Book(book[0].heads(), book[0].holds(), Map.of()),
                                    at,
                                    done.stream().map(s -> Group.of(s.step)).toList());
                    check(
                            faults,
                            replay.effects().size() == done.size(),
                            "batch " + batch + " is not what the engine would do");
                    for (var entry : replay.entries()) {
                        var key = entry.account() + "/" + entry.version();
                        check(
                                faults,
                                entry.equals(entries.remove(key)),
                                "entry " + key + " of batch " + batch);
                    }
                    book[0] = replay.book();
                    var now = new HashMap<AccountId, Long>();
                    book[0].heads().forEach((id, head) -> now.put(id, head.balanceMinor()));
                    balances.put(at, now);
                });
        entries.keySet().forEach(key -> faults.add("entry " + key + " belongs to no batch"));
        return new BookReplay(faults, balances);
    }

    private static boolean gapless(List<Integer> places) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) != i + 1) {
                return false;
            }
        }
        return true;
    }

    private static void check(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static Map<Long, List<Integer>> places(JdbcClient jdbc) {
        var places = new HashMap<Long, List<Integer>>();
        jdbc.sql(
                        """
                        select batch, place from accounting.transfer
                        union all select batch, place from accounting.hold
                        union all select batch, place from accounting.hold_end where transfer is null
                        union all select batch, place from accounting.account_term
                        union all select batch, place from accounting.refusal
                        order by 1, 2
                        """)
                .query(row -> {
                    places.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getInt(2));
                });
        return places;
    }

    private static Map<Long, List<At>> steps(JdbcClient jdbc) {
        var steps = new HashMap<Long, List<At>>();
        read(
                jdbc,
                steps,
                """
                select t.*, e.hold from accounting.transfer t
                left join accounting.hold_end e on e.transfer = t.id
                """,
                row -> {
                    var transfer =
                            new Transfer(
                                    KeptRows.id(row, "id"),
                                    KeptRows.account(row, "debit"),
                                    KeptRows.account(row, "credit"),
                                    BookTables.money(row, "amount_minor"));
                    return row.getObject("hold") == null
                            ? transfer
                            : new Post(transfer.id(), KeptRows.id(row, "hold"), transfer.amount());
                });
        read(jdbc, steps, "select * from accounting.hold", KeptRows::hold);
        read(
                jdbc,
                steps,
                "select * from accounting.hold_end where transfer is null",
                row -> new Release(KeptRows.id(row, "id"), KeptRows.id(row, "hold")));
        read(
                jdbc,
                steps,
                "select * from accounting.account_term",
                row ->
                        row.getBoolean("closed")
                                ? new Close(
                                        KeptRows.id(row, "id"), KeptRows.account(row, "account"))
                                : new Allow(
                                        KeptRows.id(row, "id"),
                                        KeptRows.account(row, "account"),
                                        row.getLong("allowance_minor")));
        steps.values().forEach(list -> list.sort(Comparator.comparingInt(At::place)));
        return steps;
    }

    /** A row as a step. */
    private interface Reader {
        Step read(ResultSet row) throws SQLException;
    }

    private static void read(
            JdbcClient jdbc, Map<Long, List<At>> steps, String sql, Reader reader) {
        jdbc.sql(sql)
                .query(row -> {
                    long batch = row.getLong("batch");
                    steps.computeIfAbsent(batch, _ -> new ArrayList<>())
                            .add(new At(batch, row.getInt("place"), reader.read(row)));
                });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                KeptRows.account(row, "account"),
                row.getLong("version"),
                new TransferId(row.getObject("transfer", UUID.class)),
                Side.valueOf(row.getString("side")),
                row.getLong("amount_minor"),
                row.getLong("balance_minor"));
    }
}
