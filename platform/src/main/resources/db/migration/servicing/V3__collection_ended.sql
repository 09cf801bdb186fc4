-- When we were told how a debit ended; empty for debits that ended before this was kept.
alter table servicing.collection add column ended_at timestamptz;
