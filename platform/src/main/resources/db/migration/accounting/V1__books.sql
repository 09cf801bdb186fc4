-- The books. Nothing in the ledger's tables is ever updated or deleted: the application's role may only read and add.
-- No sequences, triggers, foreign keys or stored procedures: the same statements run on distributed databases.
create schema if not exists accounting;
grant usage on schema accounting to sampan_app;

-- Which business days were opened; the newest is today.
create table accounting.business_day (
    day date primary key,
    opened_at timestamptz not null
);
grant select, insert on accounting.business_day to sampan_app;

-- One row a book. Whoever posts locks it until his transaction ends; lanes will take its place.
create table accounting.book (
    code text primary key,
    locked smallint not null default 0
);
insert into accounting.book (code) values ('main');
grant select, update (locked) on accounting.book to sampan_app;

-- A ledger account: one for each account of the chart and currency, and for each subject where the chart says so.
-- The id follows from the other columns, so that two writers never make two.
create table accounting.account (
    id uuid primary key,
    gl text not null,
    currency char(3) not null,
    subject text not null,
    opened_at timestamptz not null,
    unique (gl, currency, subject)
);
grant select, insert on accounting.account to sampan_app;

-- A business event as it was recorded, beside the rows of whoever recorded it.
create table accounting.journal (
    id text primary key,
    event text not null,
    value_date date not null,
    booking_date date not null,
    subject text not null,
    amounts jsonb not null,
    recorded_at timestamptz not null
);
create index journal_subject on accounting.journal (subject, value_date);
grant select, insert on accounting.journal to sampan_app;

-- One debit and one credit of the same amount: debits equal credits because there is only one amount.
create table accounting.transfer (
    id uuid primary key,
    journal text not null,
    leg smallint not null,
    debit uuid not null,
    credit uuid not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    value_date date not null,
    check (debit <> credit),
    unique (journal, leg)
);
create index transfer_value_date on accounting.transfer (value_date);
create index transfer_debit on accounting.transfer (debit, value_date);
create index transfer_credit on accounting.transfer (credit, value_date);
grant select, insert on accounting.transfer to sampan_app;

-- The two sides of a transfer in their accounts. (account, version) is the fence: of two writers who saw the same head, one is refused.
-- balance_minor: debits minus credits after the entry.
create table accounting.entry (
    account uuid not null,
    version bigint not null check (version > 0),
    transfer uuid not null,
    side text not null check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint not null check (amount_minor > 0),
    balance_minor bigint not null,
    primary key (account, version),
    unique (transfer, side)
);
grant select, insert on accounting.entry to sampan_app;
