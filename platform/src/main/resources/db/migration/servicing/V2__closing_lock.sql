-- Whoever closes holds an advisory lock: a lock on a row is written, and waits for the disk, every day.
drop table servicing.closing_lock;
