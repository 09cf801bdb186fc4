-- Append-only. Version 1 is a return as first known; a further version is a correction that was filed later.
create table sharing.tax_return (
    enterprise_id uuid not null,
    period_from date not null,
    period_to date not null,
    version int not null,
    currency text not null,
    declared_minor bigint not null check (declared_minor >= 0),
    paid_minor bigint not null check (paid_minor >= 0),
    filed_on date not null,
    known_at timestamptz not null,
    primary key (enterprise_id, period_from, period_to, version),
    check (period_from <= period_to)
);
grant select, insert on sharing.tax_return to sampan_app;

-- Append-only. One line of a bank statement; position keeps the order of the lines of one day. Only the account's last digits are kept.
create table sharing.bank_line (
    enterprise_id uuid not null,
    account text not null,
    reference text not null,
    date date not null,
    position int not null,
    side text not null check (side in ('IN', 'OUT')),
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    balance_minor bigint not null,
    counterparty text not null,
    known_at timestamptz not null,
    primary key (enterprise_id, account, reference, date)
);
create index bank_line_date on sharing.bank_line (enterprise_id, date, position);
grant select, insert on sharing.bank_line to sampan_app;
