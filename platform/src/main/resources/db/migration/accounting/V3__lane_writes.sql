-- The lane takes the place of the row that writers of the book locked.
revoke all on accounting.book from sampan_app;
alter table accounting.book drop column locked;
grant select on accounting.book to sampan_app;

-- Every step asked for directly has an id of its own, so that it can be asked again.
alter table accounting.hold_end add column id uuid not null;
create unique index hold_end_id on accounting.hold_end (id);
alter table accounting.account_term add column id uuid not null;
create unique index account_term_id on accounting.account_term (id);

-- A transfer whose amount followed from a limit: what was asked for. It is written with its transfer and has its id.
create table accounting.sweep (
    id uuid primary key,
    most_minor bigint not null check (most_minor > 0),
    limited text not null check (limited in ('DEBIT', 'CREDIT'))
);
grant select, insert on accounting.sweep to sampan_app;

-- An account asked for by name is known before anything moves on it.
create index intent_queued on accounting.intent (book, queued_at);
