create schema if not exists servicing;
grant usage on schema servicing to sampan_app;

-- A contract as signed. Never changed.
create table servicing.contract (
    id uuid primary key,
    number text not null unique,
    application text not null,
    enterprise uuid not null,
    enterprise_name text not null,
    product text not null,
    account uuid not null,
    document uuid,
    fee_minor bigint not null check (fee_minor >= 0),
    booked_on date not null,
    booked_at timestamptz not null
);
create index contract_enterprise on servicing.contract (enterprise);
create index contract_application on servicing.contract (application);
grant select, insert on servicing.contract to sampan_app;

-- What was agreed; a change of terms is a further version. Never changed.
create table servicing.terms (
    contract uuid not null references servicing.contract,
    version int not null check (version > 0),
    effective_from date not null,
    recorded_at timestamptz not null,
    currency char(3) not null,
    principal_minor bigint not null check (principal_minor > 0),
    rate numeric(16, 12) not null check (rate >= 0),
    drawn date not null,
    first_due date not null,
    instalments int not null,
    amortisation text not null,
    interest_count text not null,
    penalty_uplift numeric(16, 12) not null,
    compound boolean not null,
    early_fee_rate numeric(16, 12) not null,
    first_period_days_min int not null,
    primary key (contract, version)
);
grant select, insert on servicing.terms to sampan_app;

-- What happened. Never changed: a reversal is a further fact.
create table servicing.fact (
    id uuid primary key,
    contract uuid not null references servicing.contract,
    number int not null check (number > 0),
    kind text not null check (kind in ('DISBURSED', 'CHARGED', 'RECEIVED', 'REVERSED')),
    value_date date not null,
    booked_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    amount_minor bigint check (amount_minor > 0),
    repayment_kind text check (repayment_kind in ('DUE', 'PART', 'ALL')),
    effect text check (effect in ('SHORTER', 'SMALLER')),
    how text check (how in ('DEBIT', 'DESK')),
    transfer uuid unique,
    reverses uuid unique references servicing.fact,
    note text not null,
    unique (contract, number),
    check (value_date <= booked_on),
    check ((kind = 'REVERSED') = (reverses is not null)),
    check ((kind = 'REVERSED') = (amount_minor is null)),
    check ((kind = 'RECEIVED') = (repayment_kind is not null and effect is not null and how is not null))
);
grant select, insert on servicing.fact to sampan_app;

-- A cache of what the facts say, rewritten whenever something happens to a contract; may be dropped and rebuilt.
-- Arrays: one element an instalment (payable_…), one element a line of earning (line_…; docs/concepts/servicing.md).
create table servicing.snapshot (
    contract uuid primary key,
    product text not null,
    currency char(3) not null,
    disbursed_on date,
    settled_on date,
    principal_minor bigint not null,
    outstanding_minor bigint not null check (outstanding_minor >= 0),
    fees_left_minor bigint not null,
    paid_interest_minor bigint not null,
    paid_penalty_minor bigint not null,
    excess_minor bigint not null,
    next_payable_by date,
    next_due_minor bigint not null,
    next_event_on date,
    payable_by date[] not null,
    payable_minor bigint[] not null,
    left_minor bigint[] not null,
    line_penalty boolean[] not null,
    line_base bigint[] not null,
    line_sum_days bigint[] not null,
    line_sum bigint[] not null,
    line_rate numeric[] not null,
    line_from date[] not null,
    line_until date[] not null,
    line_days_max bigint[] not null
);
create index snapshot_next_event on servicing.snapshot (next_event_on) where next_event_on is not null;
create index snapshot_next_payable on servicing.snapshot (next_payable_by) where next_payable_by is not null;
grant select, insert, update, delete on servicing.snapshot to sampan_app;

-- What has been told about a contract so far, and the row that is locked while it is worked on.
create table servicing.watch (
    contract uuid primary key references servicing.contract,
    payout_failed boolean not null default false,
    risk_class text not null default 'NORMAL',
    missed_through int not null default 0
);
grant select, insert, update on servicing.watch to sampan_app;

-- Debits asked of the customer's bank.
create table servicing.collection (
    transfer uuid primary key,
    contract uuid not null references servicing.contract,
    kind text not null,
    effect text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency char(3) not null,
    asked_on date not null,
    started_at timestamptz not null,
    state text not null default 'IN_FLIGHT' check (state in ('IN_FLIGHT', 'SETTLED', 'FAILED')),
    reason_zh text,
    reason_en text
);
create index collection_contract on servicing.collection (contract, asked_on);
create unique index collection_one_in_flight on servicing.collection (contract) where state = 'IN_FLIGHT';
grant select, insert, update on servicing.collection to sampan_app;

-- Interest posted so far, cumulative over the life of the book, one row a product and day. Never changed.
create table servicing.accrual (
    product text not null,
    day date not null,
    currency char(3) not null,
    interest_minor bigint not null,
    penalty_minor bigint not null,
    suspended_interest_minor bigint not null,
    suspended_penalty_minor bigint not null,
    primary key (product, day)
);
grant select, insert on servicing.accrual to sampan_app;

-- Closing of days. The row of closing_lock is locked by whoever closes.
create table servicing.closing_lock (one_row boolean primary key default true check (one_row));
insert into servicing.closing_lock default values;
grant select, update on servicing.closing_lock to sampan_app;

create table servicing.day_close (
    day date primary key,
    next_day date not null,
    began_at timestamptz not null,
    finished_at timestamptz,
    contracts bigint
);
grant select, insert, update on servicing.day_close to sampan_app;

create table servicing.day_step (
    day date not null references servicing.day_close,
    step text not null,
    done bigint not null,
    total bigint not null,
    failed bigint not null,
    seconds numeric(12, 3) not null,
    finished_at timestamptz,
    primary key (day, step)
);
grant select, insert, update on servicing.day_step to sampan_app;

create table servicing.set_aside (
    day date not null,
    step text not null,
    contract uuid,
    code text not null,
    cause text not null,
    at timestamptz not null
);
create unique index set_aside_once on servicing.set_aside (day, step, contract) nulls not distinct;
grant select, insert on servicing.set_aside to sampan_app;

-- Principal of late contracts at each close, for the change since the day before. Never changed.
create table servicing.late_at_close (
    day date not null,
    bucket text not null,
    amount_minor bigint not null,
    contracts bigint not null,
    primary key (day, bucket)
);
grant select, insert on servicing.late_at_close to sampan_app;
