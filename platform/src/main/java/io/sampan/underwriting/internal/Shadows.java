package io.sampan.underwriting.internal;

import io.sampan.scoring.TableModel;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ShadowSaid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets shadows score what was decided, behind the decisions: a decision waits for no shadow, and
 * what a shadow says changes nothing.
 */
@Component
public class Shadows {

    private static final int CHUNK = 200;

    /** Decisions of so long ago are looked at again: one may be committed after a later one. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final LineUps lineUps;
    private final Rulebooks rulebooks;
    private final Clock clock;

    Shadows(JdbcClient sql, LineUps lineUps, Rulebooks rulebooks, Clock clock) {
        this.sql = sql;
        this.lineUps = lineUps;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    private record Open(UUID id, String sealed, String rulebook, Instant decidedAt) {}

    /** Scores decisions that a shadow has not scored since it became one; how many. */
    @Transactional
    public int score() {
        int done = 0;
        var lineUp = lineUps.latest();
        for (var shadow : lineUp.shadows()) {
            var since = since(shadow);
            var model = ModelFolder.model(lineUps.model(shadow).text().content()).model();
            for (var open : open(shadow, since)) {
                add(shadow, model, open);
                done++;
            }
        }
        return done;
    }

    /** The instant since when a model has been a shadow without a break. */
    private Instant since(ModelId shadow) {
        var since = clock.instant();
        for (var lineUp : lineUps.all()) {
            if (!lineUp.shadows().contains(shadow)) {
                break;
            }
            since = lineUp.at();
        }
        return since;
    }

    private List<Open> open(ModelId shadow, Instant since) {
        return sql.sql(
                        """
                        select d.id, d.sealed, d.rulebook, d.decided_at from underwriting.decision d
                        where d.decided_at >= greatest(:since, coalesce(
                            (select max(s.decided_at) from underwriting.shadow_score s
                              where s.model = :model) - make_interval(secs => :slack), :since))
                          and not exists (select from underwriting.shadow_score s
                              where s.decision = d.id and s.model = :model)
                        order by d.decided_at limit :chunk\
                        """)
                .param("since", Timestamp.from(since))
                .param("model", shadow.value())
                .param("slack", (double) SLACK.toSeconds())
                .param("chunk", CHUNK)
                .query((row, _) ->
                        new Open(
                                row.getObject("id", UUID.class),
                                row.getString("sealed"),
                                row.getString("rulebook"),
                                row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    private void add(ModelId shadow, TableModel model, Open open) {
        var asked = Sealing.asked(open.sealed());
        var numbers =
                model.encodings().stream()
                        .mapToDouble(e ->
                                e.number(
                                        asked.value(e.column())
                                                .map(BigDecimal::doubleValue)
                                                .orElse(Double.NaN)))
                        .toArray();
        var score = model.model().score(numbers);
        var grade =
                rulebooks
                        .stored(open.rulebook())
                        .grades()
                        .first(Map.of("points", BigDecimal.valueOf(score.points())))
                        .orElseThrow()
                        .output("grade");
        sql.sql(
                        "insert into underwriting.shadow_score (decision, model, points, grade, probability,"
                                + " decided_at, at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        open.id(),
                        shadow.value(),
                        score.points(),
                        grade,
                        BigDecimal.valueOf(score.probabilityOfDefault())
                                .setScale(6, RoundingMode.HALF_UP),
                        Timestamp.from(open.decidedAt()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** What a shadow said beside what was decided. */
    ShadowSaid said(ModelId model) {
        return sql.sql(
                        """
                        select count(*) as decisions,
                          count(*) filter (where s.grade = d.grade) as same_grade,
                          coalesce(avg(s.points - d.points), 0) as points_more
                        from underwriting.shadow_score s join underwriting.decision d on d.id = s.decision
                        where s.model = ?\
                        """)
                .param(model.value())
                .query((row, _) ->
                        new ShadowSaid(
                                row.getInt("decisions"),
                                row.getInt("same_grade"),
                                row.getBigDecimal("points_more")
                                        .setScale(1, RoundingMode.HALF_EVEN)))
                .single();
    }
}
