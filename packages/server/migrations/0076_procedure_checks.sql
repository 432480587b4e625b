-- What was ticked at a step of a run. A tick that is taken away is gone; the log tells of both.
create table procedure_check (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  step text not null,
  -- Of the checklist of the step, as the procedure was when the run began.
  item text not null,
  by_id uuid references app_user (id),
  at timestamptz not null,
  primary key (account_id, run_id, step, item)
);
