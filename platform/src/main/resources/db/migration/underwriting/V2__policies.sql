-- Policies being written. A draft may change until it is proposed; with its approval it leaves this table and becomes a version.
create table underwriting.policy_draft (
    id             uuid        primary key,
    based_on       uuid        not null,
    state          text        not null check (state in ('DRAFT', 'PROPOSED')),
    revision       int         not null check (revision > 0),
    dmn            text        not null,
    cases          text        not null,
    note           text        not null,
    effective_from date,
    author         uuid        not null,
    author_name    text        not null,
    changed_at     timestamptz not null
);

-- Approved policies; never changed. On a day the one with the latest effective_from decides, of several the one approved last.
create table underwriting.policy_version (
    no             int         primary key check (no > 0),
    id             uuid        not null unique,
    based_on       uuid        not null,
    dmn            text        not null,
    cases          text        not null,
    note           text        not null,
    effective_from date        not null,
    author         uuid        not null,
    author_name    text        not null,
    approver       uuid        not null,
    approver_name  text        not null,
    approved_at    timestamptz not null,
    sha256         text        not null check (length(sha256) = 64)
);
create index policy_version_in_force on underwriting.policy_version (effective_from desc, no desc);

-- Past decisions judged again under a policy, from the newest to the oldest; before_id is where to go on.
create table underwriting.policy_simulation (
    id         uuid        primary key,
    policy     uuid        not null,
    dmn        text        not null,
    from_day   date        not null,
    to_day     date        not null,
    state      text        not null check (state in ('RUNNING', 'DONE', 'STOPPED', 'FAILED')),
    total      int         not null,
    done       int         not null,
    capped     boolean     not null,
    changed    int         not null,
    before_id  uuid,
    figures    text        not null,
    started_by text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create index policy_simulation_of_policy on underwriting.policy_simulation (policy, id desc);
create index policy_simulation_running on underwriting.policy_simulation (id) where state = 'RUNNING';

create table underwriting.policy_simulation_change (
    simulation  uuid not null references underwriting.policy_simulation (id),
    decision    uuid not null,
    application text not null,
    enterprise  uuid not null,
    kind_before text not null,
    kind_after  text not null,
    rules       text not null,
    primary key (simulation, decision)
);

create index decision_by_day on underwriting.decision (decided_at, id);

grant select, insert, update, delete on underwriting.policy_draft to sampan_app;
grant select, insert on underwriting.policy_version, underwriting.policy_simulation_change to sampan_app;
grant select, insert, update on underwriting.policy_simulation to sampan_app;
