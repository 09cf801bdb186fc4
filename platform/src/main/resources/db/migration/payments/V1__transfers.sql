-- Money in and out over the bank.
create schema if not exists payments;
grant usage on schema payments to sampan_app;

-- Where each transfer stands. next_at: when the poller looks at it again; null when it need not.
create table payments.transfer (
    id uuid primary key,
    direction text not null check (direction in ('OUT', 'IN')),
    purpose text not null,
    subject text not null,
    party uuid not null,
    account uuid not null,
    bank text not null,
    tail text not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    value_date date not null,
    note text not null,
    created_at timestamptz not null,
    state text not null check (state in ('PENDING', 'IN_FLIGHT', 'SETTLED', 'FAILED')),
    attempt smallint not null check (attempt > 0),
    asks smallint not null default 0,
    next_at timestamptz,
    sent_at timestamptz,
    settled_at timestamptz,
    settled_on date,
    reason_code text,
    reason_zh text,
    reason_en text,
    rail_reference text,
    needs_person boolean not null default false,
    check ((state in ('SETTLED', 'FAILED')) = (settled_at is not null and settled_on is not null)),
    check ((state = 'FAILED') <= (reason_code is not null))
);
create index transfer_next on payments.transfer (next_at) where next_at is not null;
create index transfer_subject on payments.transfer (subject);
create index transfer_newest on payments.transfer (created_at, id);
grant select, insert, update on payments.transfer to sampan_app;

-- The id under which each attempt of a transfer goes to the rail: one id for life.
create table payments.attempt (
    id uuid primary key,
    transfer uuid not null,
    number smallint not null,
    ordered_at timestamptz not null,
    unique (transfer, number)
);
grant select, insert on payments.attempt to sampan_app;

-- Everything the rail said, never changed.
create table payments.fact (
    id uuid primary key,
    attempt uuid not null,
    said text not null,
    detail text not null,
    at timestamptz not null
);
create index fact_attempt on payments.fact (attempt, at);
grant select, insert on payments.fact to sampan_app;

-- What a person must look into, and what he found.
create table payments.item (
    id uuid primary key,
    transfer uuid not null,
    attempt smallint not null,
    kind text not null,
    opened_at timestamptz not null,
    unique (transfer, attempt, kind)
);
create table payments.item_closed (
    item uuid primary key,
    note text not null,
    closed_at timestamptz not null
);
grant select, insert on payments.item, payments.item_closed to sampan_app;

-- The simulated bank's own book: it outlives a crash of ours, as a real bank does. times_moved above 1 is a payment made twice.
create table payments.simulated_order (
    id uuid primary key,
    direction text not null,
    tail text not null,
    currency char(3) not null,
    amount_minor bigint not null,
    behaviour text not null,
    sent integer not null,
    asked integer not null default 0,
    times_moved integer not null default 0,
    nth integer not null
);
create index simulated_order_tail on payments.simulated_order (tail);
grant select, insert, update on payments.simulated_order to sampan_app;
