package io.sampan.parties.internal;

import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.parties.BankAccount;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.internal.PersonalNumbers.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code parties.bank_account}. */
@Component
class Accounts {

    private static final String SELECT =
            "select id, enterprise_id, bank, tail, holder from parties.bank_account";

    private final JdbcClient jdbc;
    private final PersonalNumbers numbers;

    Accounts(JdbcClient jdbc, PersonalNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /** Empty if the enterprise has registered this card before. */
    Optional<BankAccountId> insert(EnterpriseId enterprise, NewBankAccount account, Instant at) {
        var id = Ids.next();
        var number = account.cardNumber().value();
        int inserted =
                jdbc.sql(
                                """
                                insert into parties.bank_account (id, enterprise_id, bank,
                                    card_number_sealed, card_number_hash, tail, holder,
                                    registered_at)
                                values (:id, :enterprise, :bank, :number, :hash, :tail, :holder,
                                    :at)
                                on conflict (enterprise_id, card_number_hash) do nothing
                                """)
                        .param("id", id)
                        .param("enterprise", enterprise.value())
                        .param("bank", account.bank())
                        .param("number", numbers.seal(Kind.CARD_NUMBER, id, number))
                        .param("hash", numbers.hash(Kind.CARD_NUMBER, number))
                        .param("tail", account.cardNumber().tail())
                        .param("holder", account.holder())
                        .param("at", Timestamp.from(at))
                        .update();
        return inserted == 1 ? Optional.of(new BankAccountId(id)) : Optional.empty();
    }

    BankAccountId registered(EnterpriseId enterprise, String number) {
        return jdbc.sql(
                        """
                        select id from parties.bank_account
                        where enterprise_id = :enterprise and card_number_hash = :hash
                        """)
                .param("enterprise", enterprise.value())
                .param("hash", numbers.hash(Kind.CARD_NUMBER, number))
                .query((row, _) -> new BankAccountId(row.getObject(1, UUID.class)))
                .single();
    }

    List<BankAccount> of(EnterpriseId enterprise) {
        return jdbc.sql(SELECT + " where enterprise_id = :enterprise order by id")
                .param("enterprise", enterprise.value())
                .query((row, _) -> account(row))
                .list();
    }

    BankAccount account(BankAccountId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((row, _) -> account(row))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-PAR-0054"));
    }

    String number(BankAccountId id) {
        return jdbc.sql("select card_number_sealed from parties.bank_account where id = :id")
                .param("id", id.value())
                .query((row, _) -> numbers.open(Kind.CARD_NUMBER, id.value(), row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-PAR-0054"));
    }

    List<EnterpriseId> holding(String number) {
        return jdbc.sql(
                        """
                        select enterprise_id from parties.bank_account
                        where card_number_hash = :hash order by enterprise_id
                        """)
                .param("hash", numbers.hash(Kind.CARD_NUMBER, number))
                .query((row, _) -> new EnterpriseId(row.getObject(1, UUID.class)))
                .list();
    }

    private static BankAccount account(ResultSet row) throws SQLException {
        return new BankAccount(
                new BankAccountId(row.getObject("id", UUID.class)),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("bank"),
                row.getString("tail"),
                row.getString("holder"));
    }
}
