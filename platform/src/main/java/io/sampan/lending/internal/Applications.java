package io.sampan.lending.internal;

import io.sampan.access.Actor;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationQuery;
import io.sampan.lending.ApplicationState;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications in the database. */
@Component
class Applications {

    private static final int OPEN_MAX = 50;

    private final JdbcClient sql;
    private final ApplicationRow row;

    Applications(JdbcClient sql, ApplicationRow row) {
        this.sql = sql;
        this.row = row;
    }

    /** The next number of a day: {@code SQ-20261124-0001}. Two at a time wait for each other. */
    String number(LocalDate day) {
        int number =
                sql.sql(
                                """
                                insert into lending.number (day, last) values (:day, 1)
                                on conflict (day) do update set last = lending.number.last + 1
                                returning last
                                """)
                        .param("day", day)
                        .query(Integer.class)
                        .single();
        return "SQ-%s-%04d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    void insert(Application application, Actor by) {
        sql.sql(
                        """
                        insert into lending.application
                               (id, number, enterprise, enterprise_name, product, amount_minor, months, purpose,
                                state, created_at, saved_at, kept_until)
                        values (:id, :number, :enterprise, :enterpriseName, :product, :amount, :months, :purpose,
                                :state, :createdAt, :savedAt, :keptUntil)
                        """)
                .params(row.columns(application))
                .update();
        step(application, application.createdAt(), by);
    }

    void update(Application application) {
        sql.sql(
                        """
                        update lending.application
                           set enterprise_name = :enterpriseName, product = :product, amount_minor = :amount,
                               months = :months, purpose = :purpose, state = :state, saved_at = :savedAt,
                               submitted_at = :submittedAt, kept_until = :keptUntil, decision = :decision,
                               reasons = :reasons::jsonb, limit_minor = :limit, rate = :rate,
                               months_max = :monthsMax, amount_min_minor = :amountMin, offered_on = :offeredOn,
                               valid_until = :validUntil, owed_minor = :owed, document = :document,
                               signed_product = :signedProduct, signed_amount_minor = :signedAmount,
                               signed_months = :signedMonths, signed_rate = :signedRate, account = :account,
                               signed_at = :signedAt, contract = :contract, transfer = :transfer,
                               failure_code = :failureCode, failure_zh = :failureZh, failure_en = :failureEn
                         where id = :id
                        """)
                .params(row.columns(application))
                .update();
    }

    /** Writes down that a state was reached. */
    void step(Application application, Instant at, Actor by) {
        sql.sql(
                        """
                        insert into lending.step (id, application, state, at, actor, actor_name)
                        values (:id, :application, :state, :at, :actor, :name)
                        """)
                .param("id", Ids.next())
                .param("application", application.id().value())
                .param("state", application.state().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", by.user().value())
                .param("name", by.name())
                .update();
    }

    List<Application.Step> steps(ApplicationId id) {
        return sql.sql(
                        "select state, at, actor_name from lending.step where application = :id order by id")
                .param("id", id.value())
                .query(row::step)
                .list();
    }

    Optional<Application> find(ApplicationId id) {
        return one("select * from lending.application where id = :key", id.value());
    }

    /** The application, held until the end of the transaction. */
    Optional<Application> hold(ApplicationId id) {
        return one("select * from lending.application where id = :key for update", id.value());
    }

    Optional<Application> holdContract(ContractId contract) {
        return one(
                "select * from lending.application where contract = :key for update",
                contract.value());
    }

    /**
     * Holds all applications of an enterprise, always in the same order: whoever signs one for it
     * waits until the other signature is counted.
     */
    void holdAll(EnterpriseId enterprise) {
        sql.sql(
                        """
                        select id from lending.application where enterprise = :enterprise
                         order by id for update
                        """)
                .param("enterprise", enterprise.value())
                .query(UUID.class)
                .list();
    }

    Money waitingForSecondCheck(EnterpriseId enterprise) {
        long minor =
                sql.sql(
                                """
                                select coalesce(sum(signed_amount_minor), 0)::bigint from lending.application
                                 where enterprise = :enterprise and state = 'SECOND_CHECK'
                                """)
                        .param("enterprise", enterprise.value())
                        .query(Long.class)
                        .single();
        return Money.ofMinor(Money.CNY, minor);
    }

    /** Applications of an enterprise that still move, the newest first. */
    List<Application> open(EnterpriseId enterprise) {
        return sql.sql(
                        """
                        select * from lending.application
                         where enterprise = :enterprise and state not in ('PAID', 'WITHDRAWN', 'EXPIRED')
                         order by id desc limit :max
                        """)
                .param("enterprise", enterprise.value())
                .param("max", OPEN_MAX)
                .query(row::application)
                .list();
    }

    /** The newest application with an offer made on or after a day. */
    Optional<Application> latestOffer(EnterpriseId enterprise, LocalDate since) {
        return sql.sql(
                        """
                        select * from lending.application
                         where enterprise = :enterprise and offered_on >= :since
                         order by offered_on desc, id desc limit 1
                        """)
                .param("enterprise", enterprise.value())
                .param("since", since)
                .query(row::application)
                .optional();
    }

    /** Drafts and offers that ran out before a day, held; those held by others are left. */
    List<Application> runOut(LocalDate today, int max) {
        return sql.sql(
                        """
                        select * from lending.application
                         where (state = 'DRAFT' and kept_until < :today)
                            or (state = 'OFFERED' and valid_until < :today)
                         order by id limit :max for update skip locked
                        """)
                .param("today", today)
                .param("max", max)
                .query(row::application)
                .list();
    }

    Page<Application> list(ApplicationQuery query) {
        int limit = Page.limit(query.limit());
        var params = new HashMap<String, @Nullable Object>();
        var where = conditions(query, params);
        params.put("max", limit + 1);
        var rows =
                sql.sql(
                                "select * from lending.application"
                                        + where
                                        + " order by id desc limit :max")
                        .params(params)
                        .query(row::application)
                        .list();
        return Page.of(rows, limit, last -> Page.cursor(last.id()));
    }

    private static String conditions(ApplicationQuery query, Map<String, @Nullable Object> params) {
        var where = new StringBuilder(" where true");
        ApplicationState state = query.state();
        if (state != null) {
            where.append(" and state = :state");
            params.put("state", state.name());
        }
        EnterpriseId enterprise = query.enterprise();
        if (enterprise != null) {
            where.append(" and enterprise = :enterprise");
            params.put("enterprise", enterprise.value());
        }
        String text = query.text();
        if (text != null && !text.isBlank()) {
            where.append(" and (number ilike :text or enterprise_name ilike :text)");
            params.put("text", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        String cursor = query.cursor();
        if (cursor != null) {
            where.append(" and id < :before");
            params.put("before", Page.id(cursor));
        }
        return where.toString();
    }

    private Optional<Application> one(String query, UUID key) {
        return sql.sql(query).param("key", key).query(row::application).optional();
    }
}
