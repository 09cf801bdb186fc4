-- The inventory of models: each by its content, with the report of its making. Never changed.
create table underwriting.model (
    id          uuid        primary key,
    sha256      text        not null unique check (length(sha256) = 64),
    kind        text        not null check (kind in ('SCORECARD', 'BOOSTED')),
    version     text        not null,
    origin      text        not null check (origin in ('TRAINED', 'ADDED')),
    target      text        not null,
    positive    text        not null,
    data_sha256 text        not null,
    seed        bigint      not null,
    columns     text[]      not null,
    content     text        not null,
    report      text        not null,
    note        text        not null,
    by_user     uuid        not null,
    by_name     text        not null,
    at          timestamptz not null,
    expires_on  date        not null
);

-- What happened to a model, step by step: measured, overruled, proposed, approved, renewed, retired.
create table underwriting.model_step (
    model   uuid        not null references underwriting.model (id),
    no      int         not null check (no > 0),
    step    text        not null check (step in ('VALIDATED', 'OVERRULED', 'PROPOSED', 'REJECTED', 'APPROVED', 'RENEWED', 'RETIRED')),
    content text        not null,
    by_user uuid        not null,
    by_name text        not null,
    at      timestamptz not null,
    primary key (model, no)
);

-- Reports of a measuring, as they were read.
create table underwriting.model_report (
    model    uuid  not null,
    no       int   not null,
    language text  not null check (language in ('zh', 'en')),
    format   text  not null check (format in ('html', 'pdf')),
    content  bytea not null,
    primary key (model, no, language, format),
    foreign key (model, no) references underwriting.model_step (model, no)
);

-- Which models score decisions, whole after each change: the last row is in force.
create table underwriting.line_up (
    no      int         primary key check (no > 0),
    content text        not null,
    why     text        not null,
    by_user uuid        not null,
    by_name text        not null,
    at      timestamptz not null
);

-- What a shadow said of a decision, behind it; the sealed answer knows nothing of it.
create table underwriting.shadow_score (
    decision    uuid          not null references underwriting.decision (id),
    model       uuid          not null references underwriting.model (id),
    points      int           not null,
    grade       text          not null,
    probability numeric(9, 6) not null,
    decided_at  timestamptz   not null,
    at          timestamptz   not null,
    primary key (decision, model)
);
create index shadow_score_of_model on underwriting.shadow_score (model, decided_at);
create index decision_by_time on underwriting.decision (decided_at);

-- Trainings and measurings that were asked for, and how far they are. The table itself is never kept.
create table underwriting.training (
    id      uuid        primary key,
    content text        not null,
    by_user uuid        not null,
    by_name text        not null,
    at      timestamptz not null
);
create table underwriting.training_step (
    training uuid        not null references underwriting.training (id),
    no       int         not null check (no > 0),
    step     text        not null check (step in ('WAITING', 'READING', 'LOOKING', 'VALIDATING', 'LEARNING', 'DONE', 'FAILED')),
    content  text        not null,
    at       timestamptz not null,
    primary key (training, no)
);

grant select, insert on underwriting.model, underwriting.model_step, underwriting.model_report, underwriting.line_up,
    underwriting.shadow_score, underwriting.training, underwriting.training_step to sampan_app;
