-- Whoever else has an owner is asked at every application.
create index enterprise_owners on parties.enterprise using gin (owners jsonb_path_ops);
