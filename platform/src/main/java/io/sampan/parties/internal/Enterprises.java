package io.sampan.parties.internal;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.parties.Enterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Owner;
import io.sampan.parties.Person;
import io.sampan.parties.PersonId;
import io.sampan.parties.Related;
import io.sampan.parties.SizeClass;
import io.sampan.parties.UnifiedSocialCreditCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code parties.enterprise}. */
@Component
class Enterprises {

    private static final String SELECT =
            """
            select e.*, p.name as representative_name, p.id_number_masked, p.phone_masked
            from parties.enterprise e join parties.person p on p.id = e.legal_representative
            """;

    private final JdbcClient jdbc;
    private final Industries industries;
    private final JsonMapper json;

    Enterprises(JdbcClient jdbc, Industries industries, JsonMapper json) {
        this.jdbc = jdbc;
        this.industries = industries;
        this.json = json;
    }

    void insert(Enterprise enterprise) {
        int inserted =
                jdbc.sql(
                                """
                                insert into parties.enterprise (id, credit_code, name, industry,
                                    address, registered_on, staff, currency, revenue_yearly_minor,
                                    assets_minor, size_class, legal_representative, owners,
                                    customer_since, version)
                                values (:id, :code, :name, :industry, :address, :registeredOn,
                                    :staff, 'CNY', :revenue, :assets, :size, :representative,
                                    :owners::jsonb, :since, :version)
                                on conflict (credit_code) do nothing
                                """)
                        .params(params(enterprise))
                        .update();
        if (inserted == 0) {
            throw Problem.of("SMP-PAR-0051").field("creditCode");
        }
    }

    /** Replaces the row if it still has the version before. */
    boolean update(Enterprise enterprise) {
        return jdbc.sql(
                                """
                                update parties.enterprise set name = :name, industry = :industry,
                                    address = :address, staff = :staff,
                                    revenue_yearly_minor = :revenue, assets_minor = :assets,
                                    size_class = :size, legal_representative = :representative,
                                    owners = :owners::jsonb, version = :version
                                where id = :id and version = :version - 1
                                """)
                        .params(params(enterprise))
                        .update()
                == 1;
    }

    Enterprise enterprise(EnterpriseId id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id.value())
                .query((row, _) -> enterprise(row))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-PAR-0050"));
    }

    void require(EnterpriseId id) {
        boolean exists =
                jdbc.sql("select exists (select from parties.enterprise where id = :id)")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            throw Problem.of("SMP-PAR-0050");
        }
    }

    Optional<EnterpriseId> find(UnifiedSocialCreditCode code) {
        return jdbc.sql("select id from parties.enterprise where credit_code = :code")
                .param("code", code.value())
                .query((row, _) -> new EnterpriseId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Others with the same representative or with owners in common, the strongest tie of each. */
    List<Related> related(EnterpriseId id, BigDecimal shareMin) {
        return jdbc.sql(
                        """
                        with own as (
                            select e.id, e.name, e.owners, p.id_number_hash as representative
                            from parties.enterprise e
                            join parties.person p on p.id = e.legal_representative where e.id = :id),
                        mine as (
                            select o ->> 'name' as name, o ->> 'kind' as kind
                            from own, jsonb_array_elements(own.owners) o
                            where (o ->> 'share')::numeric >= :shareMin),
                        owner as (
                            select name, kind, case kind when 'ENTERPRISE' then 'OWNER' else 'NAMESAKE' end as tie
                            from mine
                            union all select name, 'ENTERPRISE', 'OWNER' from own),
                        tied as (
                            select e.id, 'REPRESENTATIVE' as tie from own
                            join parties.person p on p.id_number_hash = own.representative
                            join parties.enterprise e on e.legal_representative = p.id
                            union all
                            select e.id, 'OWNER' from mine
                            join parties.enterprise e on e.name = mine.name
                            where mine.kind = 'ENTERPRISE'
                            union all
                            -- The index on owners finds them: never every enterprise is read.
                            select e.id, owner.tie from owner
                            join parties.enterprise e on e.owners @> jsonb_build_array(
                                jsonb_build_object('name', owner.name, 'kind', owner.kind))
                            where exists (
                                select from jsonb_array_elements(e.owners) o
                                where o ->> 'name' = owner.name and o ->> 'kind' = owner.kind
                                  and (o ->> 'share')::numeric >= :shareMin))
                        -- By the alphabet the strongest tie comes last.
                        select e.id, e.name, max(t.tie) as tie
                        from tied t join parties.enterprise e on e.id = t.id
                        where e.id <> :id group by e.id, e.name order by e.name, e.id limit 200
                        """)
                .param("id", id.value())
                .param("shareMin", shareMin)
                .query((row, _) ->
                        new Related(
                                new EnterpriseId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                Related.Tie.valueOf(row.getString("tie"))))
                .list();
    }

    Page<Enterprise> enterprises(@Nullable String q, @Nullable String cursor, int limit) {
        var text = q == null ? "" : q.strip();
        var after = cursor == null ? List.of("", new UUID(0, 0).toString()) : Page.parts(cursor, 2);
        List<Enterprise> rows =
                jdbc.sql(
                                SELECT
                                        + """
                                         where (:q = '' or position(lower(:q) in lower(e.name)) > 0
                                                or e.credit_code = upper(:q))
                                           and (e.name, e.id) > (:afterName, :afterId::uuid)
                                         order by e.name, e.id limit :limit
                                        """)
                        .param("q", text)
                        .param("afterName", after.get(0))
                        .param("afterId", Page.idPart(after.get(1)))
                        .param("limit", limit + 1)
                        .query((row, _) -> enterprise(row))
                        .list();
        return Page.of(rows, limit, last -> Page.cursor(last.name(), last.id()));
    }

    private Map<String, Object> params(Enterprise enterprise) {
        var params = new HashMap<String, Object>();
        params.put("id", enterprise.id().value());
        params.put("code", enterprise.creditCode().value());
        params.put("name", enterprise.name());
        params.put("industry", enterprise.industry().code());
        params.put("address", enterprise.address());
        params.put("registeredOn", enterprise.registeredOn());
        params.put("staff", enterprise.staff());
        params.put("revenue", enterprise.revenueYearly().minor());
        params.put("assets", enterprise.assets().minor());
        params.put("size", enterprise.size().name());
        params.put("representative", enterprise.legalRepresentative().id().value());
        params.put("owners", json.writeValueAsString(enterprise.owners()));
        params.put("since", enterprise.customerSince());
        params.put("version", enterprise.version());
        return params;
    }

    private Enterprise enterprise(ResultSet row) throws SQLException {
        return new Enterprise(
                new EnterpriseId(row.getObject("id", UUID.class)),
                new UnifiedSocialCreditCode(row.getString("credit_code")),
                row.getString("name"),
                industries.industry(row.getString("industry")),
                row.getString("address"),
                row.getObject("registered_on", LocalDate.class),
                row.getInt("staff"),
                Money.ofMinor(Money.CNY, row.getLong("revenue_yearly_minor")),
                Money.ofMinor(Money.CNY, row.getLong("assets_minor")),
                SizeClass.valueOf(row.getString("size_class")),
                new Person(
                        new PersonId(row.getObject("legal_representative", UUID.class)),
                        row.getString("representative_name"),
                        row.getString("id_number_masked"),
                        row.getString("phone_masked")),
                json.readValue(row.getString("owners"), new TypeReference<List<Owner>>() {}),
                row.getObject("customer_since", LocalDate.class),
                row.getInt("version"));
    }
}
