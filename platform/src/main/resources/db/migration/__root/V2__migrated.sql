-- Which set of migrations ran to its end; the same set need not be looked at again at the next start.
create table platform.migrated (
    fingerprint text not null,
    at timestamptz not null default now()
);
