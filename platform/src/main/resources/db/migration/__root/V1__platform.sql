-- What belongs to the installation as a whole. Flyway makes the schema, because its own tables lie in it too.
grant usage on schema platform to sampan_app;

-- One row: which installation this database belongs to, and the fingerprints of its keys.
create table platform.installation (
    id uuid not null default gen_random_uuid(),
    begun_at timestamptz not null default now(),
    keys_fingerprint text not null,
    one_row boolean not null default true primary key check (one_row)
);
grant select, insert on platform.installation to sampan_app;

-- Sessions, as Spring Session wants them.
create table platform.spring_session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on platform.spring_session (session_id);
create index spring_session_ix2 on platform.spring_session (expiry_time);
create index spring_session_ix3 on platform.spring_session (principal_name);

create table platform.spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references platform.spring_session (primary_id) on delete cascade
);
grant select, insert, update, delete on platform.spring_session to sampan_app;
grant select, insert, update, delete on platform.spring_session_attributes to sampan_app;
