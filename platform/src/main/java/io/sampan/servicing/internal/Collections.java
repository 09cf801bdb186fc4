package io.sampan.servicing.internal;

import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccountId;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Payments;
import io.sampan.payments.TransferId;
import io.sampan.servicing.Contract;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Debits asked of the customer's bank; at most one under way for a contract. */
@Component
class Collections {

    private final JdbcClient jdbc;
    private final Payments payments;
    private final Clock clock;

    Collections(JdbcClient jdbc, Payments payments, Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.clock = clock;
    }

    /** A debit as asked. */
    record Asked(
            UUID transfer,
            ContractId contract,
            RepaymentKind kind,
            Effect effect,
            long amount,
            LocalDate askedOn,
            String state) {}

    /**
     * Asks for the money. The row that refuses a second debit is written before the order.
     *
     * @throws Problem if one is under way
     */
    TransferId start(
            Held held,
            RepaymentKind kind,
            Effect effect,
            long amount,
            Optional<BankAccountId> account,
            LocalDate on) {
        var id = Ids.next();
        int written =
                jdbc.sql(
                                """
                                insert into servicing.collection
                                  (transfer, contract, kind, effect, amount_minor, currency,
                                   asked_on, started_at)
                                values (:transfer, :contract, :kind, :effect, :amount, :currency,
                                        :on, :now)
                                on conflict (contract) where state = 'IN_FLIGHT' do nothing
                                """)
                        .param("transfer", id)
                        .param("contract", held.id().value())
                        .param("kind", kind.name())
                        .param("effect", effect.name())
                        .param("amount", amount)
                        .param("currency", held.currency())
                        .param("on", on)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (written == 0) {
            throw Problem.of("SMP-SRV-0409");
        }
        var transfer = new TransferId(id);
        payments.collect(
                transfer,
                new PaymentOrder(
                        PaymentOrder.REPAYMENT,
                        held.id().toString(),
                        held.enterprise(),
                        account.orElse(held.account()),
                        Money.ofMinor(held.currency(), amount),
                        on,
                        held.number()));
        return transfer;
    }

    Optional<Asked> find(UUID transfer) {
        return jdbc.sql(
                        """
                        select transfer, contract, kind, effect, amount_minor, asked_on, state
                          from servicing.collection
                         where transfer = :transfer
                        """)
                .param("transfer", transfer)
                .query((row, _) -> asked(row))
                .optional();
    }

    boolean underWay(ContractId contract) {
        return jdbc.sql(
                        """
                        select exists (select from servicing.collection
                                        where contract = :contract and state = 'IN_FLIGHT')
                        """)
                .param("contract", contract.value())
                .query(Boolean.class)
                .single();
    }

    List<Contract.Collection> of(ContractId contract) {
        return jdbc.sql(
                        """
                        select transfer, kind, amount_minor, currency, asked_on, started_at, state,
                               reason_zh, reason_en
                          from servicing.collection
                         where contract = :contract
                         order by started_at desc, transfer desc
                        """)
                .param("contract", contract.value())
                .query((row, _) -> shown(row))
                .list();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("transfer", UUID.class),
                new ContractId(row.getObject("contract", UUID.class)),
                RepaymentKind.valueOf(row.getString("kind")),
                Effect.valueOf(row.getString("effect")),
                row.getLong("amount_minor"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("state"));
    }

    private static Contract.Collection shown(ResultSet row) throws SQLException {
        return new Contract.Collection(
                row.getObject("transfer", UUID.class),
                RepaymentKind.valueOf(row.getString("kind")),
                Money.ofMinor(row.getString("currency"), row.getLong("amount_minor")),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                reason(row));
    }

    private static @Nullable Words reason(ResultSet row) throws SQLException {
        var zh = row.getString("reason_zh");
        return zh == null ? null : new Words(zh, row.getString("reason_en"));
    }
}
