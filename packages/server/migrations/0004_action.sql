-- Plays fire once an occasion; a task keeps its stored rank, so that today's list is an index scan.
create table play_cursor (
  play_id text primary key,
  ran_to date not null,
  at timestamptz not null
);

create table task (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  play_id text,
  play_version integer,
  occasion text not null,
  kind text not null,
  title jsonb not null,
  reason jsonb not null,
  facts jsonb not null default '{}',
  owner_id uuid references app_user,
  team_id uuid,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  value_at_stake numeric(20,6) not null default 0,
  urgency numeric(3,1) not null default 0.5,
  rank double precision not null default 0,
  snoozed_until date,
  snooze_reason text,
  outcome text check (outcome in ('reached', 'not_reached', 'agreed', 'declined', 'not_needed')),
  outcome_note text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create unique index task_occasion_key on task (account_id, play_id, occasion) where play_id is not null;
create index task_id_idx on task (id);
create index task_owner_rank_idx on task (owner_id, rank desc, due_on, id) where state = 'open';
-- The figures above a person's list, out of the index alone.
create index task_figures_idx on task (owner_id, account_id) include (value_at_stake, due_on, snoozed_until) where state = 'open';
create index task_team_rank_idx on task (team_id, rank desc, due_on, id) where state = 'open';
create index task_account_idx on task (account_id, state, due_on);
create index task_closed_idx on task (owner_id, closed_at) where state = 'done';
