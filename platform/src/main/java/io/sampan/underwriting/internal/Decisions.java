package io.sampan.underwriting.internal;

import io.sampan.access.Page;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.DecisionLine;
import io.sampan.underwriting.DecisionQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sealed decisions, people's answers to them and the rulebooks they were made by; only added to.
 */
@Repository
class Decisions {

    private final JdbcClient sql;

    Decisions(JdbcClient sql) {
        this.sql = sql;
    }

    /** A decision as it lies in the table. */
    record Stored(String text, String sha256, String rulebook) {}

    /** One step of a person's answer. */
    record Step(int no, String step, String content) {}

    /** Adds a decision; false when the application has one already. */
    boolean add(Judged judged, String text) {
        var asked = judged.asked();
        return sql.sql(
                                """
                                insert into underwriting.decision (id, application, enterprise, product,
                                  currency, asked_minor, asked_months, points, grade, kind, rulebook,
                                  sealed, sha256, decided_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (application) do nothing\
                                """)
                        .params(
                                asked.id(),
                                asked.application(),
                                asked.enterprise(),
                                asked.product().code(),
                                asked.asked().currency(),
                                asked.asked().minor(),
                                asked.months(),
                                judged.points(),
                                judged.grade(),
                                judged.kind().name(),
                                judged.rulebook(),
                                text,
                                Canonical.sha256(text),
                                Timestamp.from(asked.decidedAt()))
                        .update()
                == 1;
    }

    Optional<Stored> find(DecisionId id) {
        return sql.sql("select sealed, sha256, rulebook from underwriting.decision where id = ?")
                .param(id.value())
                .query(Decisions::stored)
                .optional();
    }

    Optional<Stored> of(String application) {
        return sql.sql(
                        "select sealed, sha256, rulebook from underwriting.decision"
                                + " where application = ?")
                .param(application)
                .query(Decisions::stored)
                .optional();
    }

    private static Stored stored(ResultSet row, int no) throws SQLException {
        var text = row.getString("sealed");
        if (!Canonical.sha256(text).equals(row.getString("sha256"))) {
            throw new IllegalStateException("a stored decision is not what was sealed");
        }
        return new Stored(text, row.getString("sha256"), row.getString("rulebook"));
    }

    /** The latest step of a person's answer. */
    Optional<Step> latestStep(DecisionId id) {
        return sql.sql(
                        "select no, step, content from underwriting.resolution where decision = ?"
                                + " order by no desc limit 1")
                .param(id.value())
                .query((row, _) ->
                        new Step(row.getInt("no"), row.getString("step"), row.getString("content")))
                .optional();
    }

    /** Adds a step; false when somebody else has just added the same number. */
    boolean addStep(DecisionId id, Step step, Instant at) {
        return sql.sql(
                                "insert into underwriting.resolution (decision, no, step, content, at)"
                                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                id.value(),
                                step.no(),
                                step.step(),
                                step.content(),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    void keepRulebook(String sha256, String content, Instant at) {
        sql.sql(
                        "insert into underwriting.rulebook (sha256, content, recorded_at)"
                                + " values (?, ?, ?) on conflict do nothing")
                .params(sha256, content, Timestamp.from(at))
                .update();
    }

    String rulebook(String sha256) {
        return sql.sql("select content from underwriting.rulebook where sha256 = ?")
                .param(sha256)
                .query(String.class)
                .single();
    }

    /** One page of decisions, newest first. */
    Page<DecisionLine> page(DecisionQuery query) {
        var lines =
                sql.sql(
                                """
                                select d.id, d.application, d.enterprise, d.product, d.currency,
                                  d.asked_minor, d.asked_months, d.points, d.grade, d.kind, d.decided_at, s.state
                                from underwriting.decision d
                                left join lateral (
                                  select step from underwriting.resolution r where r.decision = d.id
                                  order by no desc limit 1) r on true
                                cross join lateral (select case
                                  when r.step = 'RESOLVED' then 'RESOLVED'
                                  when r.step = 'PROPOSED' then 'SECOND_CHECK'
                                  when r.step is null and d.kind <> 'REFERRED' then 'DECIDED'
                                  else 'WAITING_PERSON' end as state) s
                                where (cast(:state as text) is null
                                    or (s.state = :state and (:state = 'DECIDED' or d.kind = 'REFERRED'
                                      or exists (select from underwriting.resolution a
                                        where a.decision = d.id and a.step = 'ASKED'))))
                                  and (cast(:enterprise as uuid) is null or d.enterprise = :enterprise)
                                  and (cast(:before as uuid) is null or d.id < :before)
                                order by d.id desc
                                limit :limit\
                                """)
                        .param("state", query.state().map(Enum::name).orElse(null))
                        .param(
                                "enterprise",
                                query.enterprise().map(EnterpriseId::value).orElse(null))
                        .param("before", query.cursor().map(Page::id).orElse(null))
                        .param("limit", query.limit() + 1)
                        .query(Decisions::line)
                        .list();
        if (lines.size() <= query.limit()) {
            return new Page<>(lines, null);
        }
        var shown = lines.subList(0, query.limit());
        return new Page<>(shown, Page.cursor(shown.getLast().id()));
    }

    private static DecisionLine line(ResultSet row, int no) throws SQLException {
        return new DecisionLine(
                new DecisionId(row.getObject("id", UUID.class)),
                row.getString("application"),
                new EnterpriseId(row.getObject("enterprise", UUID.class)),
                Money.ofMinor(row.getString("currency"), row.getLong("asked_minor")),
                row.getInt("asked_months"),
                row.getString("product"),
                row.getTimestamp("decided_at").toInstant(),
                row.getInt("points"),
                row.getString("grade"),
                Decision.Kind.valueOf(row.getString("kind")),
                Decision.State.valueOf(row.getString("state")));
    }
}
