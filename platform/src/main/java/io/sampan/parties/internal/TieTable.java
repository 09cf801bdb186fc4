package io.sampan.parties.internal;

import io.sampan.parties.Enterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Owner;
import io.sampan.parties.Ties;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code parties.tie}. */
@Component
class TieTable {

    private static final String RELATED =
            """
            with me as (
                select * from parties.tie where enterprise_id = :id and known_at <= :at
                order by version desc limit 1
            ), candidate as (
                select t.enterprise_id from parties.tie t, me
                    where t.representative_hash = me.representative_hash
                union select t.enterprise_id from parties.tie t, me where t.owners && me.owners
                union select t.enterprise_id from parties.tie t, me where t.name = any(me.owners)
                union select t.enterprise_id from parties.tie t, me
                    where t.owners @> array[me.name]
            )
            select o.enterprise_id, greatest(o.known_at, me.known_at) as known_at
            from me, candidate c
            cross join lateral (
                select * from parties.tie t
                where t.enterprise_id = c.enterprise_id and t.known_at <= :at
                order by t.version desc limit 1) o
            where o.enterprise_id <> me.enterprise_id
              and (o.representative_hash = me.representative_hash or o.owners && me.owners
                   or o.name = any(me.owners) or me.name = any(o.owners))
            order by 1
            """;

    private final JdbcClient jdbc;

    TieTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what an enterprise says of itself now. */
    void add(Enterprise enterprise, Instant at) {
        jdbc.sql(
                        """
                        insert into parties.tie (enterprise_id, version, known_at, name, industry,
                            representative_hash, owners)
                        select :id, :version, :at, :name, :industry, id_number_hash, :owners
                        from parties.person where id = :representative
                        """)
                .param("id", enterprise.id().value())
                .param("version", enterprise.version())
                .param("at", Timestamp.from(at))
                .param("name", enterprise.name())
                .param("industry", enterprise.industry().code())
                .param("representative", enterprise.legalRepresentative().id().value())
                .param(
                        "owners",
                        enterprise.owners().stream()
                                .filter(owner -> owner.kind() == Owner.Kind.ENTERPRISE)
                                .map(Owner::name)
                                .toArray(String[]::new))
                .update();
    }

    Optional<Ties> of(EnterpriseId id, Instant at) {
        return jdbc.sql(
                        """
                        select industry, known_at from parties.tie
                        where enterprise_id = :id and known_at <= :at
                        order by version desc limit 1
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .query((row, _) ->
                        new Ties(
                                id,
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                related(id, at)))
                .optional();
    }

    private List<Ties.Related> related(EnterpriseId id, Instant at) {
        return jdbc.sql(RELATED)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .query((row, _) ->
                        new Ties.Related(
                                new EnterpriseId(row.getObject(1, UUID.class)),
                                row.getTimestamp(2).toInstant()))
                .list();
    }

    List<EnterpriseId> ofIndustry(String division, Instant at) {
        return jdbc.sql(
                        """
                        select c.enterprise_id from (
                            select distinct enterprise_id from parties.tie where industry = :code) c
                        cross join lateral (
                            select industry from parties.tie t
                            where t.enterprise_id = c.enterprise_id and t.known_at <= :at
                            order by version desc limit 1) latest
                        where latest.industry = :code order by 1
                        """)
                .param("code", division)
                .param("at", Timestamp.from(at))
                .query((row, _) -> new EnterpriseId(row.getObject(1, UUID.class)))
                .list();
    }
}
