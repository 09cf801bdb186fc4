package io.sampan.underwriting.internal;

import io.sampan.access.Actor;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Alert;
import io.sampan.underwriting.Alert.Effect;
import io.sampan.underwriting.Alert.State;
import io.sampan.underwriting.ModelId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alerts and what people did about them; only added to. */
@Repository
class Alerts {

    private static final int SHOWN_MAX = 500;

    private static final String SELECT =
            """
            select a.*, s.state, s.taker from underwriting.alert a
            cross join lateral (select
                case when bool_or(step = 'CLOSED') then 'CLOSED' when count(*) > 0 then 'TAKEN'
                     else 'OPEN' end as state,
                (array_agg(by_name order by no desc) filter (where step = 'TAKEN'))[1] as taker
              from underwriting.alert_step where alert = a.id) s
            """;

    private final JdbcClient sql;

    Alerts(JdbcClient sql) {
        this.sql = sql;
    }

    /** What shall be looked at. */
    record Finding(
            String cause,
            String rule,
            Optional<EnterpriseId> enterprise,
            Optional<ModelId> model,
            Effect effect,
            BigDecimal factor,
            Words text,
            Role owner) {}

    /**
     * Opens an alert, unless one of the same cause is open or was closed less than the quiet days
     * ago. Two that find the same at once open one.
     */
    Optional<UUID> open(Finding finding, LocalDate on, int quietDays, Instant at) {
        var last =
                sql.sql(SELECT + " where a.cause = ? order by a.episode desc limit 1")
                        .param(finding.cause())
                        .query((row, _) -> new Last(row.getInt("episode"), alert(row)))
                        .optional();
        if (last.isPresent()) {
            var alert = last.get().alert();
            boolean quiet = !closedAt(alert.id()).isBefore(on.minusDays(quietDays));
            if (alert.state() != State.CLOSED || quiet) {
                return Optional.empty();
            }
        }
        var id = Ids.next();
        int added =
                sql.sql(
                                """
                                insert into underwriting.alert (id, cause, episode, rule, enterprise, model,
                                  effect, factor, text_zh, text_en, owner, opened_on, at)
                                values (:id, :cause, :episode, :rule, :enterprise, :model, :effect,
                                  :factor, :zh, :en, :owner, :on, :at) on conflict do nothing\
                                """)
                        .param("id", id)
                        .param("cause", finding.cause())
                        .param("episode", last.map(Last::episode).orElse(0) + 1)
                        .param("rule", finding.rule())
                        .param(
                                "enterprise",
                                finding.enterprise().map(EnterpriseId::value).orElse(null))
                        .param("model", finding.model().map(ModelId::value).orElse(null))
                        .param("effect", finding.effect().name())
                        .param("factor", finding.factor())
                        .param("zh", finding.text().zh())
                        .param("en", finding.text().en())
                        .param("owner", finding.owner().name())
                        .param("on", on)
                        .param("at", Timestamp.from(at))
                        .update();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    private record Last(int episode, Alert alert) {}

    private LocalDate closedAt(UUID alert) {
        return sql.sql(
                        "select max(at) from underwriting.alert_step where alert = ? and step = 'CLOSED'")
                .param(alert)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(at -> at.toInstant().atZone(io.sampan.access.SystemClock.ZONE).toLocalDate())
                .orElse(LocalDate.MAX);
    }

    List<Alert> all(Optional<State> state) {
        return sql
                .sql(
                        SELECT
                                + " where (cast(:state as text) is null or s.state = :state) order by a.id desc limit :max")
                .param("state", state.map(Enum::name).orElse(null))
                .param("max", SHOWN_MAX)
                .query((row, _) -> alert(row))
                .list()
                .stream()
                .map(this::withSteps)
                .toList();
    }

    Alert one(UUID id) {
        return sql.sql(SELECT + " where a.id = ?")
                .param(id)
                .query((row, _) -> alert(row))
                .optional()
                .map(this::withSteps)
                .orElseThrow(() -> Problem.of("SMP-UND-0731"));
    }

    private Alert withSteps(Alert alert) {
        var steps =
                sql.sql("select * from underwriting.alert_step where alert = ? order by no")
                        .param(alert.id())
                        .query((row, _) ->
                                new Alert.Step(
                                        row.getString("step"),
                                        row.getString("text"),
                                        row.getString("by_name"),
                                        row.getTimestamp("at").toInstant()))
                        .list();
        return new Alert(
                alert.id(),
                alert.rule(),
                alert.enterprise(),
                alert.model(),
                alert.effect(),
                alert.text(),
                alert.owner(),
                alert.openedOn(),
                alert.state(),
                alert.taker(),
                steps);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        @Nullable UUID enterprise = row.getObject("enterprise", UUID.class);
        @Nullable UUID model = row.getObject("model", UUID.class);
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                Optional.ofNullable(enterprise).map(EnterpriseId::new),
                Optional.ofNullable(model).map(ModelId::new),
                Effect.valueOf(row.getString("effect")),
                new Words(row.getString("text_zh"), row.getString("text_en")),
                Role.valueOf(row.getString("owner")),
                row.getObject("opened_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("taker")),
                List.of());
    }

    void step(UUID alert, String step, String text, Actor by, Instant at) {
        int added =
                sql.sql(
                                """
                                insert into underwriting.alert_step (alert, no, step, text, by_user, by_name, at)
                                select :alert, coalesce(max(no), 0) + 1, :step, :text, :user, :name, :at
                                from underwriting.alert_step where alert = :alert
                                on conflict do nothing\
                                """)
                        .param("alert", alert)
                        .param("step", step)
                        .param("text", text)
                        .param("user", by.user().value())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .update();
        if (added == 0) {
            throw Problem.of("SMP-UND-0732");
        }
    }

    /** The open alerts that hold an enterprise's limit. */
    Hold hold(EnterpriseId enterprise) {
        return sql.sql(
                        """
                        select coalesce(bool_or(effect = 'FREEZE'), false) as frozen, coalesce(min(factor), 1) as factor
                        from underwriting.alert a
                        where enterprise = ? and effect <> 'NONE' and not exists (
                          select from underwriting.alert_step where alert = a.id and step = 'CLOSED')\
                        """)
                .param(enterprise.value())
                .query((row, _) -> new Hold(row.getBoolean("frozen"), row.getBigDecimal("factor")))
                .single();
    }

    /**
     * What warnings allow.
     *
     * @param frozen nothing new
     * @param factor of the most that a product lends; 1 is all of it
     */
    record Hold(boolean frozen, BigDecimal factor) {}

    void elsewhere(
            EnterpriseId enterprise, int days, String source, LocalDate on, Actor by, Instant at) {
        sql.sql(
                        "insert into underwriting.overdue_elsewhere (id, enterprise, days, source, seen_on,"
                                + " by_user, by_name, at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        enterprise.value(),
                        days,
                        source,
                        on,
                        by.user().value(),
                        by.name(),
                        Timestamp.from(at))
                .update();
    }

    /** The latest that is known of other lenders, not older than a day. */
    Optional<Integer> elsewhere(EnterpriseId enterprise, LocalDate since) {
        return sql.sql(
                        "select days from underwriting.overdue_elsewhere where enterprise = ?"
                                + " and seen_on >= ? order by seen_on desc, at desc limit 1")
                .params(enterprise.value(), since)
                .query(Integer.class)
                .optional();
    }

    void endedBadly(String application, LocalDate on, Instant at) {
        sql.sql(
                        "insert into underwriting.ended_badly (application, on_day, at) values (?, ?, ?)"
                                + " on conflict do nothing")
                .params(application, on, Timestamp.from(at))
                .update();
    }
}
