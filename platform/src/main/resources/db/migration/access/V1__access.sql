create schema if not exists access;
grant usage on schema access to sampan_app;

create table access.app_user (
    id uuid primary key,
    user_name text not null unique,
    name text not null,
    roles text[] not null check (cardinality(roles) > 0),
    enterprise_id uuid,
    language text not null check (language in ('zh', 'en')),
    password_hash text not null,
    -- A password that somebody else knows: it must be changed before anything else.
    password_given boolean not null,
    locked boolean not null default false,
    created_at timestamptz not null,
    check (('BORROWER' = any (roles)) = (enterprise_id is not null))
);
grant select, insert, update on access.app_user to sampan_app;

-- Wrong guesses in a row, by user name and by address, each known only by its keyed hash.
create table access.guess (
    kind text not null check (kind in ('USER', 'ADDRESS')),
    subject bytea not null,
    failures int not null,
    last_at timestamptz not null,
    locked_until timestamptz,
    primary key (kind, subject)
);
grant select, insert, update, delete on access.guess to sampan_app;

-- Each command of an actor once. The answer is null until the work is done, and for none.
create table access.command (
    actor_id uuid not null,
    key text not null,
    command text not null,
    request_hash text not null,
    answer jsonb,
    at timestamptz not null,
    primary key (actor_id, key)
);
grant select, insert, update on access.command to sampan_app;

create table access.proposal (
    id uuid primary key,
    kind text not null,
    approver text not null,
    subject_id text not null,
    summary_zh text not null,
    summary_en text not null,
    content jsonb not null,
    state text not null check (state in ('OPEN', 'APPROVED', 'REJECTED')),
    proposed_by uuid not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    reason text,
    check ((state = 'OPEN') = (decided_by is null)),
    check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create unique index proposal_open on access.proposal (kind, subject_id) where state = 'OPEN';
grant select, insert, update on access.proposal to sampan_app;

-- Append-only: the application can neither change nor delete a line or a seal.
create table access.audit_line (
    id uuid primary key,
    at timestamptz not null,
    actor_id uuid not null,
    actor_name text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    -- Text, not jsonb: the hash is over the very characters.
    before text,
    after text,
    request_id text not null,
    mac text not null
);
create index audit_line_at on access.audit_line (at desc, id desc);
create index audit_line_subject on access.audit_line (subject_id, at desc);
create index audit_line_actor on access.audit_line (actor_id, at desc);
grant select, insert on access.audit_line to sampan_app;

create table access.audit_seal (
    position bigint primary key,
    line_id uuid not null unique,
    hash text not null
);
grant select, insert on access.audit_seal to sampan_app;
