-- Named risks of accounts, raised by people or by rules of the health policy.
create table risk (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('usage_decline', 'sponsor_left', 'competitor_price', 'overdue', 'no_decider_covered', 'single_threaded', 'other')),
  title jsonb not null,
  -- The rule that raised it; null: a person did.
  policy_id text,
  rule text,
  -- Whether the rule's condition held when it was last judged: as long as it does, the rule raises no other.
  holds boolean not null default false,
  -- A person worked on it: it does not close itself any more.
  touched boolean not null default false,
  raised_on date not null,
  raised_by uuid references app_user,
  owner_id uuid references app_user,
  plan text,
  due_on date,
  state text not null default 'open' check (state in ('open', 'mitigated', 'happened', 'closed', 'gone')),
  result text,
  ended_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  check ((rule is null) = (policy_id is null)),
  check ((state = 'open') = (ended_on is null)),
  primary key (account_id, id)
);
create unique index risk_open_rule_key on risk (account_id, policy_id, rule) where ended_on is null and rule is not null;
create index risk_holds_idx on risk (policy_id, rule, account_id) where holds;
create index risk_open_idx on risk (account_id) where state = 'open';
