create schema if not exists lending;

create table lending.application (
    id                uuid          primary key,
    number            text          not null unique,
    enterprise        uuid          not null,
    enterprise_name   text          not null,
    product           text,
    amount_minor      bigint        check (amount_minor > 0),
    months            int           check (months > 0),
    purpose           text,
    currency          char(3)       not null default 'CNY',
    state             text          not null,
    created_at        timestamptz   not null,
    saved_at          timestamptz   not null,
    submitted_at      timestamptz,
    kept_until        date          not null,
    decision          uuid,
    reasons           jsonb         not null default '[]',
    limit_minor       bigint        check (limit_minor > 0),
    rate              numeric(16,12),
    months_max        int,
    amount_min_minor  bigint,
    offered_on        date,
    valid_until       date,
    owed_minor        bigint,
    document          uuid          unique,
    signed_product    text,
    signed_amount_minor bigint      check (signed_amount_minor > 0),
    signed_months     int,
    signed_rate       numeric(16,12),
    account           uuid,
    signed_at         timestamptz,
    contract          uuid          unique,
    transfer          uuid          unique,
    failure_code      text,
    failure_zh        text,
    failure_en        text,
    check (state not in ('OFFERED', 'SIGNED', 'SECOND_CHECK', 'PAYING', 'PAID', 'PAYMENT_FAILED')
           or (limit_minor is not null and rate is not null and valid_until is not null)),
    check (state not in ('SECOND_CHECK', 'PAYING', 'PAID', 'PAYMENT_FAILED') or document is not null),
    check (state not in ('PAYING', 'PAID', 'PAYMENT_FAILED')
           or (contract is not null and transfer is not null))
);
create index application_enterprise on lending.application (enterprise, id);
create index application_state on lending.application (state, id);

-- Every state an application has been in; never changed.
create table lending.step (
    id          uuid        primary key,
    application uuid        not null,
    state       text        not null,
    at          timestamptz not null,
    actor       uuid        not null,
    actor_name  text        not null
);
create index step_application on lending.step (application, id);

-- Contract texts that were drawn up, signed or not; never changed.
create table lending.paper (
    document     uuid          primary key,
    application  uuid          not null,
    product      text          not null,
    amount_minor bigint        not null check (amount_minor > 0),
    currency     char(3)       not null,
    months       int           not null,
    rate         numeric(16,12) not null,
    account      uuid          not null,
    language     text          not null,
    drawn        date          not null,
    sha256       text          not null,
    pages        int           not null,
    unique (application, drawn, product, amount_minor, months, account, language)
);

-- The last number given out on a day.
create table lending.number (
    day  date primary key,
    last int  not null
);

grant usage on schema lending to sampan_app;
grant select, insert, update on lending.application, lending.number to sampan_app;
grant select, insert on lending.step, lending.paper to sampan_app;
