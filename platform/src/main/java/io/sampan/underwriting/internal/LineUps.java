package io.sampan.underwriting.internal;

import io.sampan.access.Actor;
import io.sampan.access.Problem;
import io.sampan.packs.Packs;
import io.sampan.underwriting.LineUp;
import io.sampan.underwriting.ModelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which models score decisions, and which of them scores one. A change is a whole new line-up; the
 * last one is in force on every node at once.
 */
@Repository
class LineUps {

    private static final LineUp BEGINNING =
            new LineUp(
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    List.of(),
                    "",
                    Actor.SYSTEM.name(),
                    Instant.EPOCH);

    /** Parts that a share is counted in: hundredths of a percent. */
    private static final int PARTS = 10_000;

    private final JdbcClient sql;
    private final Inventory inventory;
    private final Map<ModelId, Inventory.Kept> models = new ConcurrentHashMap<>();

    LineUps(JdbcClient sql, Inventory inventory) {
        this.sql = sql;
        this.inventory = inventory;
    }

    /** Who scores, as it is stored. */
    record Places(
            Optional<UUID> champion, Optional<UUID> challenger, int share, List<UUID> shadows) {
        Places {
            shadows = List.copyOf(shadows);
        }

        static Places of(LineUp lineUp) {
            return new Places(
                    lineUp.champion().map(ModelId::value),
                    lineUp.challenger().map(ModelId::value),
                    lineUp.sharePercent(),
                    lineUp.shadows().stream().map(ModelId::value).toList());
        }

        /** Without a model, wherever it stood. */
        Places without(ModelId id) {
            boolean challenged = challenger.filter(id.value()::equals).isPresent();
            return new Places(
                    champion.filter(c -> !c.equals(id.value())),
                    challenged ? Optional.empty() : challenger,
                    challenged ? 0 : share,
                    shadows.stream().filter(s -> !s.equals(id.value())).toList());
        }
    }

    LineUp latest() {
        return sql.sql("select * from underwriting.line_up order by no desc limit 1")
                .query(LineUps::lineUp)
                .optional()
                .orElse(BEGINNING);
    }

    /** All, the one in force first. */
    List<LineUp> all() {
        return sql.sql("select * from underwriting.line_up order by no desc")
                .query(LineUps::lineUp)
                .list();
    }

    /**
     * Puts another line-up in force after the one that was looked at.
     *
     * @throws Problem SMP-UND-0712 if somebody else was faster
     */
    LineUp change(LineUp before, Places places, String why, Actor by, Instant at) {
        int no = before.no() + 1;
        int added =
                sql.sql(
                                "insert into underwriting.line_up (no, content, why, by_user, by_name, at)"
                                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                no,
                                Canonical.write(places),
                                why,
                                by.user().value(),
                                by.name(),
                                Timestamp.from(at))
                        .update();
        if (added == 0) {
            throw Problem.of("SMP-UND-0712");
        }
        return latest();
    }

    private static LineUp lineUp(ResultSet row, int no) throws SQLException {
        var places = Canonical.read(row.getString("content"), Places.class);
        return new LineUp(
                row.getInt("no"),
                places.champion().map(ModelId::new),
                places.challenger().map(ModelId::new),
                places.share(),
                places.shadows().stream().map(ModelId::new).toList(),
                row.getString("why"),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant());
    }

    /**
     * The model that decides for an enterprise: the challenger for its share, else the champion. A
     * model whose time is over decides nothing; then the table of the pack does.
     */
    ModelText scoring(UUID enterprise, LocalDate on) {
        var lineUp = latest();
        var challenger = lineUp.challenger().flatMap(id -> inForce(id, on));
        if (challenger.filter(m -> challenged(enterprise, m.text(), lineUp)).isPresent()) {
            return challenger.get().text();
        }
        return lineUp.champion()
                .flatMap(id -> inForce(id, on))
                .map(Inventory.Kept::text)
                .orElse(ModelText.PACK);
    }

    private static boolean challenged(UUID enterprise, ModelText challenger, LineUp lineUp) {
        return part(enterprise, challenger.sha256()) < lineUp.sharePercent() * PARTS / 100;
    }

    /**
     * The part of all enterprises that one falls into, 0 to 9,999: the same on every node and every
     * day, and a larger share keeps those of the smaller one.
     */
    static int part(UUID enterprise, String sha256) {
        var hash = Canonical.sha256(sha256 + ":" + enterprise);
        return (int) (Long.parseLong(hash.substring(0, 12), 16) % PARTS);
    }

    private Optional<Inventory.Kept> inForce(ModelId id, LocalDate on) {
        return Optional.of(model(id)).filter(_ -> on.isBefore(expiresOn(id)));
    }

    /** The model, kept in memory: its row never changes. */
    Inventory.Kept model(ModelId id) {
        return models.computeIfAbsent(
                id, i -> inventory.find(i).orElseThrow(() -> Problem.of("SMP-UND-0701")));
    }

    /** The first day a model may no longer decide: as made, or as renewed last. */
    LocalDate expiresOn(ModelId id) {
        return sql.sql(
                        """
                        select coalesce(
                          (select (content::jsonb ->> 'until')::date from underwriting.model_step
                           where model = m.id and step = 'RENEWED' order by no desc limit 1),
                          m.expires_on)
                        from underwriting.model m where m.id = ?\
                        """)
                .param(id.value())
                .query(LocalDate.class)
                .single();
    }

    /** A dated figure of {@code models.yaml}. */
    static int figure(Packs packs, String key, LocalDate on) {
        return packs.rule("underwriting/models", key, on).integer();
    }
}
