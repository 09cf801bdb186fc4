-- Who stands behind an enterprise, as it became known; append-only, one row a version of the enterprise.
create table parties.tie (
    enterprise_id uuid not null,
    version int not null,
    known_at timestamptz not null,
    name text not null,
    industry text not null,
    representative_hash bytea not null,
    -- Names of owners that are enterprises; a person's name alone tells nobody apart.
    owners text[] not null,
    primary key (enterprise_id, version)
);
create index tie_representative on parties.tie (representative_hash);
create index tie_name on parties.tie (name);
create index tie_owners on parties.tie using gin (owners);
create index tie_industry on parties.tie (industry);
grant select, insert on parties.tie to sampan_app;

-- Those registered before: known since their legal representative was.
insert into parties.tie (enterprise_id, version, known_at, name, industry, representative_hash, owners)
select e.id, e.version, p.registered_at, e.name, e.industry, p.id_number_hash,
       array(select o ->> 'name' from jsonb_array_elements(e.owners) o where o ->> 'kind' = 'ENTERPRISE')
from parties.enterprise e join parties.person p on p.id = e.legal_representative;
