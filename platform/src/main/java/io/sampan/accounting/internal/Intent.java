package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Group;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Transfer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One leg of a recorded journal that waits to be posted, as its row says. */
record Intent(
        String journal,
        int leg,
        Transfer transfer,
        LocalDate valueDate,
        String debitGl,
        String creditGl,
        String debitSubject,
        String creditSubject) {

    static Intent of(ResultSet row) throws SQLException {
        return new Intent(
                row.getString("journal"),
                row.getInt("leg"),
                new Transfer(
                        KeptRows.id(row, "transfer"),
                        KeptRows.account(row, "debit"),
                        KeptRows.account(row, "credit"),
                        BookTables.money(row, "amount_minor")),
                row.getObject("value_date", LocalDate.class),
                row.getString("debit_gl"),
                row.getString("credit_gl"),
                row.getString("debit_subject"),
                row.getString("credit_subject"));
    }

    /** The legs of one journal as an order. */
    static Order order(List<Intent> legs, Function<String, GlAccount> chart) {
        var steps = new ArrayList<Step>();
        var accounts = new ArrayList<LedgerAccount>();
        for (var leg : legs) {
            steps.add(leg.transfer);
            accounts.add(leg.account(Side.DEBIT, chart));
            accounts.add(leg.account(Side.CREDIT, chart));
        }
        return new Order(
                new Group(steps),
                legs.getFirst().valueDate,
                legs.getFirst().journal,
                legs.stream().map(Intent::leg).toList(),
                accounts);
    }

    private LedgerAccount account(Side side, Function<String, GlAccount> chart) {
        AccountId id = side.of(transfer.debit(), transfer.credit());
        return new LedgerAccount(
                id,
                chart.apply(side.of(debitGl, creditGl)),
                transfer.amount().currency(),
                side.of(debitSubject, creditSubject));
    }
}
