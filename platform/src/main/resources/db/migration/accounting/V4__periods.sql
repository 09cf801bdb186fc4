-- Months that are closed, and what was in the books then. A month without facts is open.
create table accounting.month_fact (
    month date not null check (extract(day from month) = 1),
    number integer not null check (number > 0),
    kind text not null check (kind in ('CLOSING', 'CLOSED', 'GIVEN_UP', 'REOPENED')),
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    reason text not null,
    journals bigint,
    transfers bigint,
    digest text,
    primary key (month, number),
    check ((kind = 'CLOSED') = (journals is not null and transfers is not null and digest is not null))
);
grant select, insert on accounting.month_fact to sampan_app;

-- What one unit of a currency was worth in yuan on a day. The newest row of a day holds.
create table accounting.exchange_rate (
    currency char(3) not null,
    day date not null,
    recorded_at timestamptz not null,
    rate numeric(20, 10) not null check (rate > 0),
    source text not null,
    actor uuid not null,
    primary key (currency, day, recorded_at)
);
grant select, insert on accounting.exchange_rate to sampan_app;

-- Statements count by booking date.
create index journal_booking_date on accounting.journal (booking_date);
