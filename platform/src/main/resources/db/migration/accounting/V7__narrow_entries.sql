-- The widest part of the log is written for entries: a side is one byte, and its word is made when it is read.
alter table accounting.entry rename to entry_v1;
create table accounting.entry (
    version bigint not null check (version > 0),
    amount_minor bigint not null check (amount_minor > 0),
    balance_minor bigint not null,
    account uuid not null,
    transfer uuid not null,
    debits boolean not null,
    side text generated always as (case when debits then 'DEBIT' else 'CREDIT' end) virtual
);
insert into accounting.entry (version, amount_minor, balance_minor, account, transfer, debits)
select version, amount_minor, balance_minor, account, transfer, side = 'DEBIT' from accounting.entry_v1 e order by e.ctid;
drop table accounting.entry_v1;
alter table accounting.entry add constraint entry_pkey primary key (account, version);
grant select, insert on accounting.entry to sampan_app;
