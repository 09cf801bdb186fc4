create schema if not exists sharing;
grant usage on schema sharing to sampan_app;

-- Who imports for an enterprise locks its row, so that two imports of one enterprise take turns.
create table sharing.lane (
    enterprise_id uuid primary key
);
grant select, insert, update on sharing.lane to sampan_app;

-- Append-only. Version 1 is the invoice as first known; a further version tells another status.
create table sharing.invoice (
    enterprise_id uuid not null,
    direction text not null check (direction in ('SALE', 'PURCHASE')),
    number text not null,
    date date not null,
    version int not null,
    counterparty text not null,
    currency text not null,
    amount_minor bigint not null,
    tax_minor bigint not null,
    total_minor bigint not null,
    status text not null check (status in ('VALID', 'VOID')),
    known_at timestamptz not null,
    primary key (enterprise_id, direction, number, date, version),
    check (total_minor = amount_minor + tax_minor)
);
create index invoice_date on sharing.invoice (enterprise_id, date, direction, number, version);
grant select, insert on sharing.invoice to sampan_app;
