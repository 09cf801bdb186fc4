-- When the simulated bank moved the money: its statement of a day needs it. Orders from before have no known instant.
alter table payments.simulated_order add column moved_at timestamptz;
update payments.simulated_order o set moved_at = t.settled_at
from payments.attempt a join payments.transfer t on t.id = a.transfer
where a.id = o.id and o.times_moved > 0;
