-- A month that is closed: its money facts stand, later corrections are adjustments dated in an open month.
create table period (
  month date primary key check (extract(day from month) = 1),
  state text not null check (state in ('open', 'closed')),
  closing integer not null default 0,
  closed_at timestamptz,
  closed_by uuid,
  note text,
  changed_at timestamptz not null
);

-- What each account came to when the month was closed, for the nth time; kept as it was, so that reports do not move.
create table period_total (
  account_id uuid not null,
  month date not null,
  closing integer not null,
  ordered numeric(20,6),
  signed numeric(20,6),
  received numeric(20,6),
  recognised numeric(20,6),
  primary key (account_id, month, closing)
);
create index period_total_month_idx on period_total (month, closing);

-- The day of the following month by which a month should be closed.
alter table organisation add column closing_day smallint not null default 5 check (closing_day between 1 and 28);

-- An adjustment refers to the order that it corrects.
alter table sales_order add column adjusts_id uuid;
alter table sales_order add foreign key (account_id, adjusts_id) references sales_order (account_id, id);
create index sales_order_adjusts_idx on sales_order (account_id, adjusts_id) where adjusts_id is not null;

-- Pages of the log by keyset, whatever it is narrowed to.
drop index audit_at_idx;
drop index audit_actor_idx;
drop index audit_entity_idx;
create index audit_at_idx on audit (at desc, id desc);
create index audit_actor_idx on audit (actor_id, at desc, id desc);
create index audit_action_idx on audit (action, at desc, id desc);
create index audit_entity_idx on audit (entity, at desc, id desc);
create index audit_record_idx on audit (entity_id, at desc, id desc) where entity_id is not null;
