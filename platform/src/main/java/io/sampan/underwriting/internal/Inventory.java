package io.sampan.underwriting.internal;

import io.sampan.access.Actor;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet.Kind;
import io.sampan.underwriting.ModelSheet.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Models and what happened to them; only added to. */
@Repository
class Inventory {

    private final JdbcClient sql;

    Inventory(JdbcClient sql) {
        this.sql = sql;
    }

    /** A model as it lies in the table. */
    record Kept(
            ModelId id,
            Kind kind,
            String version,
            Origin origin,
            String target,
            String positive,
            String dataSha256,
            long seed,
            List<String> columns,
            ModelText text,
            String report,
            String note,
            UUID by,
            String byName,
            Instant at,
            LocalDate expiresOn) {

        JsonNode reportJson() {
            return Canonical.read(report, JsonNode.class);
        }

        /** As decisions name it. */
        String modelVersion() {
            return RulebookText.version(text);
        }
    }

    /** One thing that happened to a model. */
    record Step(int no, String step, String content, UUID by, String byName, Instant at) {
        JsonNode json() {
            return Canonical.read(content, JsonNode.class);
        }
    }

    /** Adds a model; false when its content is there already. */
    boolean add(Kept model) {
        return sql.sql(
                                """
                                insert into underwriting.model (id, sha256, kind, version, origin, target,
                                  positive, data_sha256, seed, columns, content, report, note, by_user,
                                  by_name, at, expires_on)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (sha256) do nothing\
                                """)
                        .params(
                                model.id().value(),
                                model.text().sha256(),
                                model.kind().name(),
                                model.version(),
                                model.origin().name(),
                                model.target(),
                                model.positive(),
                                model.dataSha256(),
                                model.seed(),
                                model.columns().toArray(String[]::new),
                                model.text().content(),
                                model.report(),
                                model.note(),
                                model.by(),
                                model.byName(),
                                Timestamp.from(model.at()),
                                model.expiresOn())
                        .update()
                == 1;
    }

    Optional<Kept> find(ModelId id) {
        return sql.sql("select * from underwriting.model where id = ?")
                .param(id.value())
                .query(Inventory::kept)
                .optional();
    }

    Optional<Kept> of(String sha256) {
        return sql.sql("select * from underwriting.model where sha256 = ?")
                .param(sha256)
                .query(Inventory::kept)
                .optional();
    }

    List<Kept> all() {
        return sql.sql("select * from underwriting.model order by id desc")
                .query(Inventory::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int no) throws SQLException {
        var text = new ModelText(row.getString("sha256"), row.getString("content"));
        if (!Canonical.sha256(text.content()).equals(text.sha256())) {
            throw new IllegalStateException("model " + text.sha256() + " was changed");
        }
        return new Kept(
                new ModelId(row.getObject("id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getString("version"),
                Origin.valueOf(row.getString("origin")),
                row.getString("target"),
                row.getString("positive"),
                row.getString("data_sha256"),
                row.getLong("seed"),
                List.of((String[]) row.getArray("columns").getArray()),
                text,
                row.getString("report"),
                row.getString("note"),
                row.getObject("by_user", UUID.class),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant(),
                row.getObject("expires_on", LocalDate.class));
    }

    /** What happened to a model, oldest first. */
    List<Step> steps(ModelId id) {
        return sql.sql("select * from underwriting.model_step where model = ? order by no")
                .param(id.value())
                .query((row, _) ->
                        new Step(
                                row.getInt("no"),
                                row.getString("step"),
                                row.getString("content"),
                                row.getObject("by_user", UUID.class),
                                row.getString("by_name"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Adds a step; empty when somebody else has just added the same number. */
    Optional<Integer> step(ModelId id, String step, Object content, Actor by, Instant at) {
        int no =
                sql.sql(
                                        "select coalesce(max(no), 0) from underwriting.model_step"
                                                + " where model = ?")
                                .param(id.value())
                                .query(Integer.class)
                                .single()
                        + 1;
        int added =
                sql.sql(
                                "insert into underwriting.model_step (model, no, step, content, by_user,"
                                        + " by_name, at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                id.value(),
                                no,
                                step,
                                Canonical.write(content),
                                by.user().value(),
                                by.name(),
                                Timestamp.from(at))
                        .update();
        return added == 1 ? Optional.of(no) : Optional.empty();
    }

    void report(ModelId id, int step, String language, String format, byte[] content) {
        sql.sql(
                        "insert into underwriting.model_report (model, no, language, format, content)"
                                + " values (?, ?, ?, ?, ?)")
                .params(id.value(), step, language, format, content)
                .update();
    }

    /** The latest report of a model. */
    Optional<byte[]> report(ModelId id, String language, String format) {
        return sql.sql(
                        "select content from underwriting.model_report where model = ?"
                                + " and language = ? and format = ? order by no desc limit 1")
                .params(id.value(), language, format)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }
}
