-- Who is planned for an order is told by its plans: they are found by their moment as the other steps are.
drop index service_order_entry_what_idx;
create index service_order_entry_what_idx on service_order_entry (at, what) where what in ('created', 'planned', 'delivered', 'rejected', 'accepted', 'reopened');
-- What was promised on a past day stands with the plan of that day.
comment on column service_order_entry.detail is 'What goes with it: the plan and what it promises, or whether a delivery was in time';
