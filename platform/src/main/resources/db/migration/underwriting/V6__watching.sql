-- Early warnings and what moved about models: one row a cause and episode. Never changed.
create table underwriting.alert (
    id           uuid         primary key,
    cause        text         not null,
    episode      int          not null check (episode > 0),
    rule         text         not null,
    enterprise   uuid,
    model        uuid,
    effect       text         not null check (effect in ('NONE', 'LOWER', 'FREEZE')),
    factor       numeric(5, 4) not null check (factor > 0 and factor <= 1),
    text_zh      text         not null,
    text_en      text         not null,
    owner        text         not null,
    opened_on    date         not null,
    at           timestamptz  not null,
    unique (cause, episode),
    check ((effect = 'NONE') or (enterprise is not null))
);
create index alert_of_enterprise on underwriting.alert (enterprise) where effect <> 'NONE';

-- What people did about an alert; CLOSED is final.
create table underwriting.alert_step (
    alert   uuid        not null references underwriting.alert (id),
    no      int         not null check (no > 0),
    step    text        not null check (step in ('TAKEN', 'CLOSED')),
    text    text        not null,
    by_user uuid        not null,
    by_name text        not null,
    at      timestamptz not null,
    primary key (alert, no)
);
create unique index alert_closed_once on underwriting.alert_step (alert) where step = 'CLOSED';

-- What somebody learnt of debts overdue at others: from a credit report, a court, a partner.
create table underwriting.overdue_elsewhere (
    id         uuid        primary key,
    enterprise uuid        not null,
    days       int         not null check (days >= 0),
    source     text        not null,
    seen_on    date        not null,
    by_user    uuid        not null,
    by_name    text        not null,
    at         timestamptz not null
);
create index overdue_elsewhere_latest on underwriting.overdue_elsewhere (enterprise, seen_on);

-- Applications whose loan ended badly, noted on the first day it had: later payments do not undo it.
create table underwriting.ended_badly (
    application text        primary key,
    on_day      date        not null,
    at          timestamptz not null
);

grant select, insert on underwriting.alert, underwriting.alert_step, underwriting.overdue_elsewhere,
    underwriting.ended_badly to sampan_app;
