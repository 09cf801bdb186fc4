-- A customer may ask for a person to look at a refusal: step ASKED comes before what people answer.
alter table underwriting.resolution drop constraint resolution_step_check;
alter table underwriting.resolution add constraint resolution_step_check
    check (step in ('ASKED', 'PROPOSED', 'REJECTED', 'RESOLVED'));
create index resolution_asked on underwriting.resolution (decision) where step = 'ASKED';
