-- A play begun at an account on an occasion, and how far it came. Held out: it is left alone for comparison.
create table play_run (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  play_id text not null,
  play_version int not null,
  occasion text not null,
  facts jsonb not null default '{}',
  arm text not null default 'treated' check (arm in ('treated', 'holdout')),
  state text not null default 'running' check (state in ('queued', 'running', 'done', 'stopped', 'held')),
  -- The step that is next, from 0.
  step int not null default 0,
  due_at timestamptz not null,
  began_on date not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- Whether what the play aims at came about, noted once its days have passed.
  reached boolean,
  ended_because text check (ended_because in ('through', 'reason', 'condition', 'by_hand', 'inactive', 'held')),
  primary key (account_id, id),
  check ((state in ('queued', 'running')) = (ended_at is null))
);
create unique index play_run_occasion_key on play_run (account_id, play_id, occasion);
create index play_run_play_idx on play_run (play_id, began_on desc, account_id);
create index play_run_due_idx on play_run (play_id, play_version, step, due_at) where state = 'running';
create index play_run_queued_idx on play_run (play_id) where state = 'queued';
create index play_run_id_idx on play_run (id);

-- A step that a run has taken: never twice.
create table play_step (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  step text not null,
  at timestamptz not null,
  what jsonb not null default '{}',
  primary key (account_id, run_id, step)
);

alter table play_cursor add column paused_at timestamptz, add column paused_by uuid references app_user (id);

-- On which side of a comparison an account stands, for as long as the play compares.
create table play_arm (
  account_id uuid not null references account (id) on delete cascade,
  play_id text not null,
  arm text not null check (arm in ('treated', 'holdout')),
  tier text,
  since date not null,
  primary key (account_id, play_id)
);
create index play_arm_play_idx on play_arm (play_id, tier, arm);

-- Where the condition of a play holds, and since which run of the plays.
create table play_met (
  account_id uuid not null references account (id) on delete cascade,
  play_id text not null,
  since date not null,
  primary key (account_id, play_id)
);
create index play_met_play_idx on play_met (play_id, since);

alter table task add column run_id uuid, add column step text;
insert into play_run (account_id, id, play_id, play_version, occasion, facts, state, step, due_at, began_on, began_at, ended_at, ended_because)
select account_id, gen_random_uuid(), play_id, play_version, occasion, facts, 'done', 1, created_at, created_at::date, created_at, created_at, 'through'
from task where play_id is not null;
update task t set run_id = r.id, step = 'step_1' from play_run r
where r.account_id = t.account_id and r.play_id = t.play_id and r.occasion = t.occasion;
drop index task_occasion_key;
create unique index task_step_key on task (account_id, run_id, step) where run_id is not null;
-- What a run waits for has been done.
create index task_run_closed_idx on task (closed_at) where run_id is not null and state = 'done';
