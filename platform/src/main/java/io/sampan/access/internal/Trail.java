package io.sampan.access.internal;

import io.sampan.access.AuditLine;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines of the audit trail: one insert each, in the transaction of what they tell about. */
@Component
class Trail implements AuditTrail {

    /** Counts the lines of the running command, to know whether the work wrote any. */
    private static final ScopedValue<int[]> LINES = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Trail(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public void record(
            String action,
            String subjectType,
            String subjectId,
            @Nullable Object before,
            @Nullable Object after) {
        if (LINES.isBound()) {
            LINES.get()[0]++;
        }
        var actor = Acting.actor();
        insert(
                new Line(
                        Ids.next(),
                        clock.instant(),
                        actor.user().value(),
                        actor.name(),
                        action,
                        subjectType,
                        subjectId,
                        before == null ? null : Masked.json(before),
                        after == null ? null : Masked.json(after),
                        Objects.requireNonNullElse(MDC.get("requestId"), "-")));
    }

    /** Does a command's work; if that recorded nothing, the command itself is the line. */
    <T extends @Nullable Object> T recordUnlessRecorded(
            String command, String key, String requestJson, Supplier<T> work) {
        var lines = new int[1];
        var answer = ScopedValue.where(LINES, lines).call(work::get);
        if (lines[0] == 0) {
            record(command, "command", key, null, Json.tree(requestJson));
        }
        return answer;
    }

    @Override
    public Page<AuditLine> lines(AuditQuery query) {
        var sql =
                new StringBuilder(
                        """
                        select id, at, actor_id, actor_name, action, subject_type, subject_id,
                               before, after, request_id
                        from access.audit_line where true
                        """);
        var statement = new Conditions(sql);
        statement.and(
                "actor_id = :actor", "actor", query.actor() == null ? null : query.actor().value());
        statement.and("action = :action", "action", query.action());
        statement.and("subject_type = :subjectType", "subjectType", query.subjectType());
        statement.and("subject_id = :subjectId", "subjectId", query.subjectId());
        statement.and("at >= :from", "from", timestamp(query.from()));
        statement.and("at < :to", "to", timestamp(query.to()));
        if (query.cursor() != null) {
            var parts = Page.parts(query.cursor(), 2);
            try {
                statement.and(
                        "(at, id) < (:cursorAt",
                        "cursorAt",
                        timestamp(Instant.parse(parts.get(0))));
                statement.also(", :cursorId)", "cursorId", UUID.fromString(parts.get(1)));
            } catch (RuntimeException e) {
                throw Problem.of("SMP-IN-0007", e).field("cursor");
            }
        }
        int limit = Page.limit(query.limit());
        sql.append(" order by at desc, id desc limit ").append(limit + 1);
        List<AuditLine> rows =
                jdbc.sql(sql.toString())
                        .params(statement.params())
                        .query((row, _) -> line(row))
                        .list();
        return Page.of(rows, limit, line -> Page.cursor(line.at(), line.id()));
    }

    @Override
    public int seal() {
        return seals.seal();
    }

    @Override
    public List<String> verify() {
        return seals.verify();
    }

    private void insert(Line line) {
        jdbc.sql(
                        """
                        insert into access.audit_line (id, at, actor_id, actor_name, action,
                            subject_type, subject_id, before, after, request_id, mac)
                        values (:id, :at, :actor, :actorName, :action,
                            :subjectType, :subjectId, :before, :after, :request, :mac)
                        """)
                .param("id", line.id())
                .param("at", Timestamp.from(line.at()))
                .param("actor", line.actor())
                .param("actorName", line.actorName())
                .param("action", line.action())
                .param("subjectType", line.subjectType())
                .param("subjectId", line.subjectId())
                .param("before", line.before())
                .param("after", line.after())
                .param("request", line.requestId())
                .param("mac", seals.mac(line))
                .update();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        var before = row.getString("before");
        var after = row.getString("after");
        return new AuditLine(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                new AuditLine.Who(
                        new UserId(row.getObject("actor_id", UUID.class)),
                        row.getString("actor_name")),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                before == null ? null : Json.tree(before),
                after == null ? null : Json.tree(after),
                row.getString("request_id"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
