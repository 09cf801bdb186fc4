create schema if not exists parties;
grant usage on schema parties to sampan_app;

-- Personal numbers: AES-256-GCM with a key outside the database, and a keyed hash to find them by.
create table parties.person (
    id uuid primary key,
    name text not null,
    id_number_sealed bytea not null,
    id_number_hash bytea not null,
    phone_sealed bytea not null,
    phone_hash bytea not null,
    -- Masked, for screens: they need no key.
    id_number_masked text not null,
    phone_masked text not null,
    registered_at timestamptz not null
);
create index person_id_number on parties.person (id_number_hash);
create index person_phone on parties.person (phone_hash);
grant select, insert on parties.person to sampan_app;

create table parties.enterprise (
    id uuid primary key,
    credit_code text not null unique,
    name text not null,
    industry text not null,
    address text not null,
    registered_on date not null,
    staff int not null check (staff >= 0),
    currency text not null check (currency = 'CNY'),
    revenue_yearly_minor bigint not null check (revenue_yearly_minor >= 0),
    assets_minor bigint not null check (assets_minor >= 0),
    size_class text not null check (size_class in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')),
    legal_representative uuid not null references parties.person,
    -- [{name, kind, share}]
    owners jsonb not null,
    customer_since date not null,
    version int not null
);
create index enterprise_name on parties.enterprise (name, id);
create index enterprise_representative on parties.enterprise (legal_representative);
grant select, insert, update on parties.enterprise to sampan_app;

create table parties.bank_account (
    id uuid primary key,
    enterprise_id uuid not null references parties.enterprise,
    bank text not null,
    card_number_sealed bytea not null,
    card_number_hash bytea not null,
    tail text not null,
    holder text not null,
    registered_at timestamptz not null,
    unique (enterprise_id, card_number_hash)
);
create index bank_account_card on parties.bank_account (card_number_hash);
grant select, insert on parties.bank_account to sampan_app;

-- What was said about a consent, in order; nothing is changed or taken out.
create table parties.consent_fact (
    enterprise_id uuid not null references parties.enterprise,
    purpose text not null check (purpose in ('TAX', 'INVOICES', 'BANK', 'CREDIT_BUREAU')),
    number int not null,
    kind text not null check (kind in ('GIVEN', 'WITHDRAWN')),
    at timestamptz not null,
    -- Last day it holds, and the words that were shown when it was given.
    until date,
    shown_zh text,
    shown_en text,
    actor_id uuid not null,
    primary key (enterprise_id, purpose, number),
    check ((kind = 'GIVEN') = (until is not null and shown_zh is not null and shown_en is not null))
);
grant select, insert on parties.consent_fact to sampan_app;
