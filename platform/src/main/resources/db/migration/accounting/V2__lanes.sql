-- The books behind a lane: one writer a book, in numbered batches. The hot tables keep their primary keys only; what pages
-- need beyond them is reached by keys (journal -> transfers -> entries) or built behind the write path.

-- One row a statement of the lane: the commit order of a book, without gaps. (book, number) is the fence of the whole book: a
-- writer who has not seen the newest batch is refused with all he wanted to write.
--   transfers: the ids of the transfers of the batch in their order; place 1 is the first
--   items: how many places the batch has over all tables (transfers, holds, ends, terms, refusals); each place is used once
create table accounting.batch (
    book text not null,
    number bigint not null check (number > 0),
    at timestamptz not null,
    items integer not null check (items > 0),
    transfers uuid[] not null,
    primary key (book, number)
);
grant select, insert on accounting.batch to sampan_app;

-- Which book an account, and with it every transfer of it, belongs to.
alter table accounting.account add column book text not null default 'main';

-- The transfers again, with their place in the commit order and the versions of their two entries: an entry is found by its key
-- (account, version). Columns go from wide to narrow, so that a row has no gaps.
-- journal '': asked for directly (an authorised movement); the transfer's own id, given by the caller, is the fact.
alter table accounting.transfer rename to transfer_v1;
create table accounting.transfer (
    batch bigint not null,
    amount_minor bigint not null check (amount_minor > 0),
    debit_version bigint not null,
    credit_version bigint not null,
    id uuid not null,
    debit uuid not null,
    credit uuid not null,
    value_date date not null,
    place smallint not null,
    leg smallint not null,
    currency char(3) not null,
    journal text not null,
    check (debit <> credit)
);
-- What is there already keeps the order it was written in, a thousand a batch.
insert into accounting.transfer
    (batch, place, id, journal, leg, debit, credit, currency, amount_minor, value_date, debit_version, credit_version)
select n / 1000 + 1, n % 1000 + 1, t.id, t.journal, t.leg, t.debit, t.credit, t.currency, t.amount_minor, t.value_date,
       d.version, c.version
from (select v.*, row_number() over (order by v.ctid) - 1 as n from accounting.transfer_v1 v) t
join accounting.entry d on d.transfer = t.id and d.side = 'DEBIT'
join accounting.entry c on c.transfer = t.id and c.side = 'CREDIT'
order by n;
drop table accounting.transfer_v1;
alter table accounting.transfer add constraint transfer_pkey primary key (id);
grant select, insert on accounting.transfer to sampan_app;

insert into accounting.batch (book, number, at, items, transfers)
select 'main', b.batch, max(b.at) over (order by b.batch), b.items, b.transfers
from (
    select t.batch, max(j.recorded_at) as at, count(*) as items, array_agg(t.id order by t.place) as transfers
    from accounting.transfer t join accounting.journal j on j.id = t.journal group by t.batch) b;

-- The transfers a journal becomes, in the order of its legs: their ids follow from journal and leg and are known when it is recorded.
alter table accounting.journal add column transfers uuid[] not null default '{}';
update accounting.journal j
set transfers = coalesce(
    (select array_agg(t.id order by t.leg) from accounting.transfer t where t.journal = j.id), '{}');

alter table accounting.entry drop constraint entry_transfer_side_key;

-- What waits to be posted: one row a leg, written in the transaction that records the journal and taken away by the statement that
-- posts it. No fact, only the queue between them: the fact is the journal.
create table accounting.intent (
    journal text not null,
    leg smallint not null,
    book text not null,
    transfer uuid not null,
    debit uuid not null,
    credit uuid not null,
    debit_gl text not null,
    credit_gl text not null,
    debit_subject text not null,
    credit_subject text not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    value_date date not null,
    queued_at timestamptz not null default clock_timestamp(),
    primary key (journal, leg)
);
grant select, insert, delete on accounting.intent to sampan_app;

-- What was recorded: posted, or waiting. A figure read from here counts a journal from the instant its transaction commits,
-- and inside that transaction at once.
create view accounting.movement as
select id, journal, leg, debit, credit, currency, amount_minor, value_date, batch, place from accounting.transfer
union all
select transfer, journal, leg, debit, credit, currency, amount_minor, value_date, null, null from accounting.intent;
grant select on accounting.movement to sampan_app;

-- The accounts of accounting.movement: one that only waits for its first posting is not open yet.
create view accounting.named_account as
select id, book, gl, currency, subject from accounting.account
union
select debit, book, debit_gl, currency, debit_subject from accounting.intent
union
select credit, book, credit_gl, currency, credit_subject from accounting.intent;
grant select on accounting.named_account to sampan_app;

-- Amounts set aside until they are posted, released or too old (expires_at, compared with the instant of the batch that asks).
create table accounting.hold (
    id uuid primary key,
    debit uuid not null,
    credit uuid not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor > 0),
    value_date date not null,
    expires_at timestamptz not null,
    batch bigint not null,
    place smallint not null,
    check (debit <> credit)
);
create index hold_expires on accounting.hold (expires_at);
create index hold_batch on accounting.hold (batch);
grant select, insert on accounting.hold to sampan_app;

-- How a hold ended: posted by a transfer, or released (transfer is null). Its key is why no hold is ever both.
create table accounting.hold_end (
    hold uuid primary key,
    transfer uuid,
    batch bigint not null,
    place smallint not null
);
create index hold_end_batch on accounting.hold_end (batch);
grant select, insert on accounting.hold_end to sampan_app;

-- What was agreed for an account beyond its place in the chart; the newest row counts. allowance_minor: how far its limit may be
-- overstepped (a credit line). A closed account takes no more entries.
create table accounting.account_term (
    account uuid not null,
    number integer not null,
    allowance_minor bigint not null check (allowance_minor >= 0),
    closed boolean not null,
    batch bigint not null,
    place smallint not null,
    primary key (account, number)
);
create index account_term_batch on accounting.account_term (batch);
grant select, insert on accounting.account_term to sampan_app;

-- What was asked for directly and refused: the same id is answered the same for ever.
create table accounting.refusal (
    id uuid primary key,
    asked text not null,
    reason text not null,
    batch bigint not null,
    place smallint not null
);
create index refusal_batch on accounting.refusal (batch);
grant select, insert on accounting.refusal to sampan_app;

-- Who may write a book, and until when. It only keeps two writers from wasting each other's work: what keeps the books right is
-- the key of accounting.batch.
create table accounting.lease (
    book text primary key,
    holder uuid not null,
    term bigint not null,
    until timestamptz not null
);
insert into accounting.lease values ('main', '00000000-0000-0000-0000-000000000000', 0, '-infinity');
grant select, update on accounting.lease to sampan_app;
