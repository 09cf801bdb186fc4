package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.GlAccount.Kind;
import io.sampan.install.TestDatabase;
import io.sampan.install.internal.Database;
import io.sampan.install.internal.EmbeddedPostgres;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Limit;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A book on a database of its own, its lanes, and accounts named in one word. */
final class LedgerWorld {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    final DataSource database;
    final JdbcClient jdbc;
    final JdbcClient owner;

    LedgerWorld() {
        this(TestDatabase.fresh());
    }

    private LedgerWorld(Database fresh) {
        var signIn = fresh.application();
        database = new DriverManagerDataSource(fresh.url(), signIn.role(), signIn.password());
        jdbc =
                JdbcClient.create(
                        new SingleConnectionDataSource(
                                fresh.url(), signIn.role(), signIn.password(), true));
        owner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                fresh.url(), EmbeddedPostgres.OWNER, fresh.owner().password()));
    }

    /** Wallets cannot be overdrawn; the account {@code bank} may have any balance. */
    static GlAccount gl(String no) {
        return new GlAccount(
                no,
                new Words(no, no),
                Kind.LIABILITY,
                Side.CREDIT,
                true,
                no.equals("1002") ? Limit.NONE : Limit.DEBITS_WITHIN_CREDITS);
    }

    BookTables store() {
        return new BookTables("main", database, LedgerWorld::gl);
    }

    Lane lane(BookStore store) {
        return new Lane("main", store, new Writer("main", store, Clock.systemUTC())).start();
    }

    Lane lane() {
        return lane(store());
    }

    AccountId account(String name) {
        var id = new AccountId(uuid(name));
        jdbc.sql(
                        """
                        insert into accounting.account (id, gl, currency, subject, opened_at)
                        values (?, ?, 'CNY', ?, now()) on conflict do nothing
                        """)
                .params(id.value(), name.startsWith("bank") ? "1002" : "2241", name)
                .update();
        return id;
    }

    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    Transfer transfer(String id, String debit, String credit, long minor) {
        return new Transfer(
                new TransferId(uuid(id)),
                new AccountId(uuid(debit)),
                new AccountId(uuid(credit)),
                Money.ofMinor(Money.CNY, minor));
    }

    static CompletableFuture<Answer> ask(Lane lane, Step... steps) {
        return lane.ask(Order.direct(DAY, List.of(steps)));
    }

    /** What is wrong with the stored book: nothing, if all is well. */
    List<String> faults() {
        var faults = new ArrayList<>(BookReplay.of(jdbc).faults());
        for (var statement : AuditStatements.ALL) {
            jdbc.sql(statement.sql())
                    .query(String.class)
                    .list()
                    .forEach(place -> faults.add(statement.name() + " " + place));
        }
        return faults;
    }

    long count(String table) {
        return jdbc.sql("select count(*) from accounting." + table).query(Long.class).single();
    }

    long balance(String account) {
        return jdbc.sql(
                        """
                        select balance_minor from accounting.entry where account = ?
                        order by version desc limit 1
                        """)
                .param(uuid(account))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Something that may hold a writer up. */
    interface Stall {
        void await() throws InterruptedException;
    }

    static BookStore stalling(BookStore store, Stall stall) {
        return (BookStore)
                Proxy.newProxyInstance(
                        BookStore.class.getClassLoader(),
                        new Class<?>[] {BookStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("write")) {
                                stall.await();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
