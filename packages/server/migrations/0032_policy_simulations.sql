-- What a draft would do to the base: kept for who asked, so that long answers are read page by page and drafts compared.
create table policy_simulation (
  -- The run of the job that makes it.
  id uuid primary key,
  policy_id text not null,
  -- The stored version simulated; null for a text that was given along.
  version integer,
  document jsonb not null,
  as_of date not null,
  started_by uuid,
  created_at timestamptz not null,
  -- Totals, the matrix and the names of items; null until the job is done.
  summary jsonb
);
create index policy_simulation_mine_idx on policy_simulation (started_by, created_at desc);
-- Who moves, from where to where and by what.
create table policy_simulation_move (
  simulation_id uuid not null,
  account_id uuid not null,
  from_level text,
  to_level text,
  -- 1 up, -1 down, 0 neither: judged for the first time, or a level by another name.
  direction smallint not null,
  amount numeric(20,6) not null,
  score_before numeric(20,6),
  score_after numeric(20,6) not null,
  -- Each item before and after, in the order of the draft.
  points jsonb not null,
  cause text not null check (cause in ('first', 'held', 'condition', 'item', 'levels')),
  cause_item text,
  cause_level text,
  primary key (simulation_id, account_id)
);
create index policy_simulation_move_page_idx on policy_simulation_move (simulation_id, amount desc, account_id desc);
create index policy_simulation_move_account_idx on policy_simulation_move (account_id);
