create schema if not exists evidence;

create table evidence.document (
    id         uuid        primary key,
    kind       text        not null,
    subject    text        not null,
    enterprise uuid        not null,
    language   text        not null check (language in ('zh', 'en')),
    media_type text        not null,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    pages      int         not null check (pages >= 0),
    created_at timestamptz not null
);
create index document_subject on evidence.document (subject, created_at);

-- Apart from the facts, so that a list never reads bytes.
create table evidence.content (
    document uuid  primary key,
    bytes    bytea not null
);
alter table evidence.content alter column bytes set storage external;

create table evidence.signature (
    document    uuid        not null,
    signer      uuid        not null,
    signer_name text        not null,
    signed_at   timestamptz not null,
    how         text        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (document, signer)
);

grant usage on schema evidence to sampan_app;
grant select, insert on evidence.document, evidence.content, evidence.signature to sampan_app;
