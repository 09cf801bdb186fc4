create schema if not exists underwriting;

-- The rules decisions were made by, kept by their content: once a text, however many decisions use it.
create table underwriting.rulebook (
    sha256      text        primary key check (length(sha256) = 64),
    content     text        not null,
    recorded_at timestamptz not null
);

-- Sealed answers. Nothing here is ever changed; sealed is the whole decision, the columns repeat what lists need.
create table underwriting.decision (
    id           uuid        primary key,
    application  text        not null unique,
    enterprise   uuid        not null,
    product      text        not null,
    currency     text        not null,
    asked_minor  bigint      not null check (asked_minor > 0),
    asked_months int         not null check (asked_months > 0),
    points       int         not null,
    grade        text        not null,
    kind         text        not null check (kind in ('ACCEPTED', 'REFERRED', 'REFUSED')),
    rulebook     text        not null references underwriting.rulebook (sha256),
    sealed       text        not null,
    sha256       text        not null check (length(sha256) = 64),
    decided_at   timestamptz not null
);
create index decision_by_enterprise on underwriting.decision (enterprise, id desc);
create index decision_referred on underwriting.decision (id desc) where kind = 'REFERRED';

-- What people answered to referrals, step by step: RESOLVED is final; PROPOSED waits for a second person, REJECTED is their no.
create table underwriting.resolution (
    decision uuid        not null references underwriting.decision (id),
    no       int         not null check (no > 0),
    step     text        not null check (step in ('PROPOSED', 'REJECTED', 'RESOLVED')),
    content  text        not null,
    at       timestamptz not null,
    primary key (decision, no)
);

grant usage on schema underwriting to sampan_app;
grant select, insert on underwriting.rulebook, underwriting.decision, underwriting.resolution to sampan_app;
