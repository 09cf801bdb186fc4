package io.sampan.accounting.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The transaction of the benchmark TPC-B as pgbench runs it: move an amount on an account, its
 * teller and its branch, and note it; here with prepared statements, one connection a client.
 */
final class TpcB {

    static final int CLIENTS = 16;
    private static final int SCALE = 16;
    private static final int TELLERS = 10 * SCALE;
    private static final int ACCOUNTS = 100_000 * SCALE;

    private final DataSource database;

    TpcB(DataSource database) {
        this.database = database;
    }

    /** The tables as pgbench makes them, with its row widths. */
    void load() {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute("create schema tpcb");
            run.execute(
                    "create table tpcb.branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100)");
            run.execute(
                    "create table tpcb.tellers (tid int primary key, bid int, tbalance int, filler char(84))");
            run.execute(
                    "create table tpcb.accounts (aid int primary key, bid int, abalance int, filler char(84))");
            run.execute(
                    "create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))");
            run.execute(
                    "insert into tpcb.branches select g, 0, '' from generate_series(1, %d) g"
                            .formatted(SCALE));
            run.execute(
                    "insert into tpcb.tellers select g, (g - 1) / 10 + 1, 0, '' from generate_series(1, %d) g"
                            .formatted(TELLERS));
            run.execute(
                    "insert into tpcb.accounts select g, (g - 1) / 100000 + 1, 0, '' from generate_series(1, %d) g"
                            .formatted(ACCOUNTS));
            run.execute("vacuum analyze tpcb.branches");
            run.execute("vacuum analyze tpcb.tellers");
            run.execute("vacuum analyze tpcb.accounts");
            run.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException("TPC-B cannot be loaded", e);
        }
    }

    /** Transactions done by all clients in a time. */
    long run(long nanos) {
        long end = System.nanoTime() + nanos;
        var clients = new ArrayList<Callable<Long>>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> client(end));
        }
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            long sum = 0;
            for (var done : pool.invokeAll(clients)) {
                sum += done.resultNow();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long client(long end) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var account =
                            prepare(
                                    connection,
                                    "update tpcb.accounts set abalance = abalance + ? where aid = ?");
                    var ask =
                            prepare(
                                    connection,
                                    "select abalance from tpcb.accounts where aid = ?");
                    var teller =
                            prepare(
                                    connection,
                                    "update tpcb.tellers set tbalance = tbalance + ? where tid = ?");
                    var branch =
                            prepare(
                                    connection,
                                    "update tpcb.branches set bbalance = bbalance + ? where bid = ?");
                    var history =
                            prepare(
                                    connection,
                                    "insert into tpcb.history (tid, bid, aid, delta, mtime) values (?, ?, ?, ?, current_timestamp)")) {
                long done = 0;
                while (System.nanoTime() < end) {
                    var random = ThreadLocalRandom.current();
                    int aid = random.nextInt(ACCOUNTS) + 1;
                    int tid = random.nextInt(TELLERS) + 1;
                    int bid = random.nextInt(SCALE) + 1;
                    int delta = random.nextInt(-5000, 5001);
                    update(account, delta, aid);
                    ask.setInt(1, aid);
                    try (var rows = ask.executeQuery()) {
                        rows.next();
                    }
                    update(teller, delta, tid);
                    update(branch, delta, bid);
                    history.setInt(1, tid);
                    history.setInt(2, bid);
                    history.setInt(3, aid);
                    history.setInt(4, delta);
                    history.executeUpdate();
                    connection.commit();
                    done++;
                }
                return done;
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql)
            throws SQLException {
        return connection.prepareStatement(sql);
    }

    private static void update(PreparedStatement statement, int delta, int key)
            throws SQLException {
        statement.setInt(1, delta);
        statement.setInt(2, key);
        statement.executeUpdate();
    }
}
