-- The start of a project: a run of a procedure of that category, of which product, and from which day its days count.
create table project_start (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  product_id uuid references product (id),
  starts_on date not null,
  basis text not null check (basis in ('contract', 'order', 'given', 'begun')),
  begun_on date not null,
  ended_on date,
  primary key (account_id, run_id)
);
create index project_start_run_idx on project_start (run_id);
create index project_start_open_idx on project_start (account_id) where ended_on is null;
create index project_start_ended_idx on project_start (ended_on desc, run_id desc) where ended_on is not null;

-- The milestones of such a run, as the procedure had them when it began.
create table project_milestone (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  step text not null,
  place int not null,
  name jsonb not null,
  first_value boolean not null,
  -- Stays, though a later step may send the work back: what a customer had on a day it has had.
  reached_on date,
  primary key (account_id, run_id, step)
);
create index project_milestone_reached_idx on project_milestone (reached_on) where first_value;

-- For which day a milestone was planned since when; the plan of a past day can be read.
create table project_plan (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  step text not null,
  seq int not null,
  planned_on date not null,
  set_on date not null,
  reason text,
  -- When it was first found past its day: people are told of it once.
  late_at timestamptz,
  primary key (account_id, run_id, step, seq)
);
create index project_plan_due_idx on project_plan (planned_on) where late_at is null;
create index project_plan_late_idx on project_plan (late_at) where late_at is not null;
