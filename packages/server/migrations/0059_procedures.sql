-- A procedure under way at a customer: which step it is at, in whose court, and until when.
create table procedure_run (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  policy_id text not null,
  version int not null,
  -- The procedure as it was when the run began: a later version does not move it.
  document jsonb not null,
  note text,
  state text not null check (state in ('running', 'done', 'stopped')),
  begun_by uuid references app_user (id),
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- Working time from begin to end, in milliseconds; null while it runs.
  lead_ms bigint,
  revision int not null default 1,
  primary key (account_id, id),
  check ((state = 'running') = (ended_at is null))
);
create index procedure_run_id_idx on procedure_run (id);
create index procedure_run_policy_idx on procedure_run (policy_id, begun_at desc, id desc);

-- In whose court it lay, from when until when: spans follow each other without a gap.
create table procedure_span (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  seq int not null,
  step text not null,
  department text not null,
  -- `accept`: handed over and not yet accepted; `work`: being done; `approve`: waits for an approval.
  court text not null check (court in ('accept', 'work', 'approve')),
  -- Null: anybody of the department who meets the customer.
  holder_id uuid references app_user (id),
  from_at timestamptz not null,
  due_at timestamptz not null,
  until_at timestamptz,
  -- Working time of the span, in milliseconds: charged to its department.
  worked_ms bigint,
  outcome text check (outcome in ('accepted', 'done', 'returned', 'approved', 'stopped')),
  by_id uuid references app_user (id),
  note text,
  primary key (account_id, run_id, seq),
  check ((until_at is null) = (outcome is null) and (until_at is null) = (worked_ms is null))
);
create unique index procedure_span_open_key on procedure_span (account_id, run_id) where until_at is null;
create index procedure_span_holder_idx on procedure_span (holder_id, due_at) where until_at is null;
