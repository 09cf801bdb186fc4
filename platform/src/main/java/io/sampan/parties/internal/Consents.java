package io.sampan.parties.internal;

import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.parties.Consent;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What was said about consents in {@code parties.consent_fact}. */
@Component
class Consents {

    /** One fact: given until a day, or withdrawn. */
    record Fact(Purpose purpose, int number, boolean given, Instant at, @Nullable LocalDate until) {

        /** Whether it makes a consent hold on a day. */
        boolean holdsOn(LocalDate day) {
            return given && until != null && !day.isAfter(until);
        }
    }

    private final JdbcClient jdbc;
    private final Packs packs;
    private final Clock clock;

    Consents(JdbcClient jdbc, Packs packs, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.clock = clock;
    }

    /** The last fact about a purpose up to an instant. */
    Optional<Fact> last(EnterpriseId enterprise, Purpose purpose, Instant at) {
        return jdbc.sql(
                        """
                        select purpose, number, kind, at, until from parties.consent_fact
                        where enterprise_id = :enterprise and purpose = :purpose and at <= :at
                        order by number desc limit 1
                        """)
                .param("enterprise", enterprise.value())
                .param("purpose", purpose.name())
                .param("at", Timestamp.from(at))
                .query((row, _) -> fact(row))
                .optional();
    }

    List<Consent> all(EnterpriseId enterprise) {
        var now = clock.instant();
        Map<Purpose, Fact> given = new EnumMap<>(Purpose.class);
        Map<Purpose, Fact> last = new EnumMap<>(Purpose.class);
        jdbc.sql(
                        """
                        select purpose, number, kind, at, until from parties.consent_fact
                        where enterprise_id = :enterprise order by number
                        """)
                .param("enterprise", enterprise.value())
                .query((row, _) -> fact(row))
                .list()
                .forEach(fact -> {
                    last.put(fact.purpose(), fact);
                    if (fact.given()) {
                        given.put(fact.purpose(), fact);
                    }
                });
        return Stream.of(Purpose.values())
                .map(purpose -> consent(purpose, given.get(purpose), last.get(purpose), now))
                .toList();
    }

    void add(
            EnterpriseId enterprise,
            Purpose purpose,
            int number,
            @Nullable LocalDate until,
            UUID actor) {
        var shown = until == null ? null : text(purpose);
        jdbc.sql(
                        """
                        insert into parties.consent_fact (enterprise_id, purpose, number, kind, at,
                            until, shown_zh, shown_en, actor_id)
                        values (:enterprise, :purpose, :number, :kind, :at, :until, :zh, :en,
                            :actor)
                        """)
                .param("enterprise", enterprise.value())
                .param("purpose", purpose.name())
                .param("number", number)
                .param("kind", until == null ? "WITHDRAWN" : "GIVEN")
                .param("at", Timestamp.from(clock.instant()))
                .param("until", until)
                .param("zh", shown == null ? null : shown.zh())
                .param("en", shown == null ? null : shown.en())
                .param("actor", actor)
                .update();
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private Consent consent(
            Purpose purpose, @Nullable Fact given, @Nullable Fact last, Instant now) {
        var withdrawn = last != null && !last.given() ? last.at() : null;
        return new Consent(
                purpose,
                last != null && last.holdsOn(day(now)),
                given == null ? null : given.at(),
                given == null ? null : given.until(),
                withdrawn,
                Words.of(rule(purpose).path("reader")),
                text(purpose));
    }

    private Words text(Purpose purpose) {
        return Words.of(rule(purpose).path("text"));
    }

    private JsonNode rule(Purpose purpose) {
        return packs.rule("consents", purpose.name(), day(clock.instant())).value();
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                Purpose.valueOf(row.getString("purpose")),
                row.getInt("number"),
                row.getString("kind").equals("GIVEN"),
                row.getTimestamp("at").toInstant(),
                row.getObject("until", LocalDate.class));
    }
}
