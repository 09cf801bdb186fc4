package io.sampan.lending.internal;

import io.sampan.evidence.DocumentId;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.Choice;
import io.sampan.lending.Paper;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contract texts that were drawn up, in the database. */
@Component
class Papers {

    private final JdbcClient sql;

    Papers(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Paper paper) {
        sql.sql(
                        """
                        insert into lending.paper
                               (document, application, product, amount_minor, currency, months, rate, account,
                                language, drawn, sha256, pages)
                        values (:document, :application, :product, :amount, :currency, :months, :rate, :account,
                                :language, :drawn, :sha256, :pages)
                        """)
                .param("document", paper.document().value())
                .param("application", paper.application().value())
                .param("product", paper.product())
                .param("amount", paper.amount().minor())
                .param("currency", paper.amount().currency())
                .param("months", paper.months())
                .param("rate", paper.rate().fraction())
                .param("account", paper.account().value())
                .param("language", paper.language())
                .param("drawn", paper.drawn())
                .param("sha256", paper.sha256())
                .param("pages", paper.pages())
                .update();
    }

    Optional<Paper> find(DocumentId document) {
        return sql.sql("select * from lending.paper where document = :document")
                .param("document", document.value())
                .query(Papers::paper)
                .optional();
    }

    /** The paper already drawn up for the same choice on the same day. */
    Optional<Paper> find(
            ApplicationId application,
            Choice choice,
            String product,
            BankAccountId account,
            String language,
            LocalDate drawn) {
        return sql.sql(
                        """
                        select * from lending.paper
                         where application = :application and drawn = :drawn and product = :product
                           and amount_minor = :amount and months = :months and account = :account
                           and language = :language
                        """)
                .param("application", application.value())
                .param("drawn", drawn)
                .param("product", product)
                .param("amount", choice.amount().minor())
                .param("months", choice.months())
                .param("account", account.value())
                .param("language", language)
                .query(Papers::paper)
                .optional();
    }

    private static Paper paper(ResultSet row, int number) throws SQLException {
        return new Paper(
                new DocumentId(row.getObject("document", UUID.class)),
                new ApplicationId(row.getObject("application", UUID.class)),
                row.getString("product"),
                Money.ofMinor(row.getString("currency"), row.getLong("amount_minor")),
                row.getInt("months"),
                new AnnualRate(row.getBigDecimal("rate")),
                new BankAccountId(row.getObject("account", UUID.class)),
                row.getString("language"),
                row.getObject("drawn", LocalDate.class),
                row.getString("sha256"),
                row.getInt("pages"));
    }
}
