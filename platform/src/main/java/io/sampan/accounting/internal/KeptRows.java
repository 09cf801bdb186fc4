package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Close;
import io.sampan.ledger.Effect;
import io.sampan.ledger.Entry;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Kept;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.Transfer;
import io.sampan.ledger.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Where the steps asked before are found by their ids, and how a row tells what came of one. */
enum KeptRows {
    TRANSFERS(
            """
            select t.*, d.balance_minor as debit_balance, c.balance_minor as credit_balance,
                   e.hold, s.most_minor, s.limited
            from unnest(?::uuid[]) asked (id)
            join accounting.transfer t on t.id = asked.id
            join accounting.entry d on d.account = t.debit and d.version = t.debit_version
            join accounting.entry c on c.account = t.credit and c.version = t.credit_version
            left join accounting.hold_end e on e.id = t.id
            left join accounting.sweep s on s.id = t.id
            """) {
        @Override
        Kept read(ResultSet row) throws SQLException {
            var transfer =
                    new Transfer(
                            id(row, "id"),
                            account(row, "debit"),
                            account(row, "credit"),
                            BookTables.money(row, "amount_minor"));
            Optional<TransferId> hold =
                    row.getObject("hold") == null ? Optional.empty() : Optional.of(id(row, "hold"));
            Optional<Sweep> sweep =
                    row.getString("limited") == null
                            ? Optional.empty()
                            : Optional.of(
                                    new Sweep(
                                            transfer.id(),
                                            transfer.debit(),
                                            transfer.credit(),
                                            BookTables.money(row, "most_minor"),
                                            Side.valueOf(row.getString("limited"))));
            Step asked =
                    hold.<Step>map(h -> new Post(transfer.id(), h, transfer.amount()))
                            .or(() -> sweep)
                            .orElse(transfer);
            return new Kept.Effected(
                    asked.content(),
                    new Effect.Moved(
                            transfer,
                            entry(row, transfer, Side.DEBIT),
                            entry(row, transfer, Side.CREDIT),
                            hold,
                            sweep));
        }
    },
    HOLDS(
            """
            select h.* from unnest(?::uuid[]) asked (id) join accounting.hold h on h.id = asked.id
            """) {
        @Override
        Kept read(ResultSet row) throws SQLException {
            var hold = hold(row);
            return new Kept.Effected(hold.content(), new Effect.Held(hold));
        }
    },
    RELEASES(
            """
            select e.* from unnest(?::uuid[]) asked (id)
            join accounting.hold_end e on e.id = asked.id and e.transfer is null
            """) {
        @Override
        Kept read(ResultSet row) throws SQLException {
            var release = new Release(id(row, "id"), id(row, "hold"));
            return new Kept.Effected(
                    release.content(), new Effect.Released(release.id(), release.hold()));
        }
    },
    TERMS(
            """
            select t.* from unnest(?::uuid[]) asked (id)
            join accounting.account_term t on t.id = asked.id
            """) {
        @Override
        Kept read(ResultSet row) throws SQLException {
            var id = id(row, "id");
            var account = account(row, "account");
            var allowance = row.getLong("allowance_minor");
            var closed = row.getBoolean("closed");
            Step asked = closed ? new Close(id, account) : new Allow(id, account, allowance);
            return new Kept.Effected(
                    asked.content(),
                    new Effect.Agreed(id, account, row.getInt("number"), allowance, closed));
        }
    },
    REFUSALS(
            """
            select r.* from unnest(?::uuid[]) asked (id)
            join accounting.refusal r on r.id = asked.id
            """) {
        @Override
        Kept read(ResultSet row) throws SQLException {
            var refusal = RefusalText.read(row.getString("reason"));
            return new Kept.Declined(
                    RefusalText.content(row.getString("asked")), refusal.step(), refusal.reason());
        }
    };

    final String sql;

    KeptRows(String sql) {
        this.sql = sql;
    }

    abstract Kept read(ResultSet row) throws SQLException;

    static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                id(row, "id"),
                account(row, "debit"),
                account(row, "credit"),
                BookTables.money(row, "amount_minor"),
                BookTables.instant(row, "expires_at"));
    }

    static TransferId id(ResultSet row, String column) throws SQLException {
        return new TransferId(row.getObject(column, UUID.class));
    }

    static AccountId account(ResultSet row, String column) throws SQLException {
        return new AccountId(row.getObject(column, UUID.class));
    }

    private static Entry entry(ResultSet row, Transfer transfer, Side side) throws SQLException {
        return new Entry(
                side.of(transfer.debit(), transfer.credit()),
                row.getLong(side.of("debit_version", "credit_version")),
                transfer.id(),
                side,
                transfer.amount().minor(),
                row.getLong(side.of("debit_balance", "credit_balance")));
    }
}
