-- What a person was told: once by each key, with what it was at that moment. Names of accounts are not kept: who may not meet one is not told it.
create table notification (
  id uuid primary key,
  user_id uuid not null references app_user (id) on delete cascade,
  -- One of the contract's NOTIFICATIONS; a further kind needs no migration.
  kind text not null,
  -- The occurrence: nobody is told of it twice.
  key text not null,
  account_id uuid references account (id) on delete cascade,
  -- What the link leads to, where it is one thing.
  subject_id text,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz
);
create unique index notification_key on notification (user_id, key);
create index notification_list_idx on notification (user_id, created_at desc, id desc);
create index notification_unread_idx on notification (user_id, created_at desc, id desc) where read_at is null;
create index notification_account_idx on notification (account_id) where account_id is not null;

-- How a person wishes to be told; kinds that are not there go by the defaults.
create table notification_preference (
  user_id uuid primary key references app_user (id) on delete cascade,
  kinds jsonb not null default '{}',
  changed_at timestamptz not null
);

-- What plays, rules and jobs brought about is told by when it came.
create index task_fired_idx on task (created_at) where run_id is not null;
create index risk_raised_idx on risk (created_at) where rule is not null;
create index job_run_ended_idx on job_run (finished_at) where created_by is not null and finished_at is not null;
