-- How sales of the enterprises of a division grew, as it was measured; append-only.
create table underwriting.industry_trend (
    industry text not null,
    -- The first day of the last month that was counted.
    month date not null,
    measured_at timestamptz not null,
    peers int not null check (peers > 0),
    growth numeric(12, 4) not null,
    primary key (industry, month, measured_at)
);
grant select, insert on underwriting.industry_trend to sampan_app;
