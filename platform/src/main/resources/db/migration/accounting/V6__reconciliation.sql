-- What the bank says about our account, line by line as it was imported.
create table accounting.bank_statement (
    id uuid primary key,
    gl text not null,
    account text not null,
    number text not null,
    from_day date not null,
    to_day date not null,
    currency char(3) not null,
    opening_minor bigint not null,
    closing_minor bigint not null,
    lines integer not null,
    sha256 text not null unique,
    imported_at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    unique (account, number)
);
grant select, insert on accounting.bank_statement to sampan_app;

create table accounting.bank_line (
    statement uuid not null,
    number integer not null check (number > 0),
    day date not null,
    value_date date not null,
    side text not null check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint not null check (amount_minor > 0),
    end_to_end text not null,
    bank_reference text not null,
    note text not null,
    primary key (statement, number)
);
grant select, insert on accounting.bank_line to sampan_app;

-- Which line a journal's money is. A line may be several journals, a journal is one line.
create table accounting.bank_match (
    journal text primary key,
    statement uuid not null,
    line integer not null,
    how text not null check (how in ('REFERENCE', 'AMOUNT')),
    at timestamptz not null
);
create index bank_match_line on accounting.bank_match (statement, line);
grant select, insert on accounting.bank_match to sampan_app;

-- What differs, and what people (or a later statement) did about it; the newest step counts.
create table accounting.difference (
    id uuid primary key,
    kind text not null check (kind in ('NOT_IN_BOOKS', 'NOT_AT_BANK', 'AMOUNT_DIFFERS', 'BALANCE_DIFFERS')),
    statement uuid not null,
    line integer,
    journal text,
    day date not null,
    currency char(3) not null,
    amount_minor bigint not null,
    opened_at timestamptz not null
);
create unique index difference_line on accounting.difference (kind, statement, line) where line is not null;
create unique index difference_journal on accounting.difference (kind, journal) where journal is not null and line is null;
create unique index difference_balance on accounting.difference (statement) where kind = 'BALANCE_DIFFERS';
grant select, insert on accounting.difference to sampan_app;

create table accounting.difference_step (
    difference uuid not null,
    number integer not null check (number > 0),
    kind text not null check (kind in ('TAKEN', 'RESOLVED', 'MATCHED')),
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    reason text not null,
    primary key (difference, number)
);
grant select, insert on accounting.difference_step to sampan_app;
