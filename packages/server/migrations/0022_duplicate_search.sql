-- The last search for duplicates: pairs are searched by a job, at night where something changed.
create table duplicate_search (
  entity text primary key check (entity in ('account', 'contact')),
  searched_at timestamptz not null,
  -- How many records and names there were: what was removed leaves no other trace.
  rows_seen bigint not null,
  seconds numeric(10,3) not null
);
-- Dismissed pairs are listed like the others.
create index duplicate_pair_dismissed_idx on duplicate_pair (entity, score desc, first_id, second_id) where dismissed_at is not null;
