-- Policies and what they judged. Only a published run writes account_state and account_metric.
create table policy (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kind text not null check (kind in ('tier', 'lifecycle', 'health', 'segment', 'sla', 'benefits', 'calendar', 'play', 'procedure', 'report')),
  created_at timestamptz not null
);
create table policy_version (
  policy_id text not null references policy on delete cascade,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'retired')),
  document jsonb not null,
  sample boolean not null default true,
  note text,
  created_by uuid,
  created_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  in_force_from date,
  primary key (policy_id, version)
);
create unique index policy_version_in_force_key on policy_version (policy_id) where state = 'published';

create table policy_run (
  id uuid primary key,
  policy_id text not null,
  version integer not null,
  as_of date not null,
  cause text not null check (cause in ('scheduled', 'manual', 'published', 'import')),
  state text not null check (state in ('running', 'published')),
  accounts integer not null default 0,
  changed integer not null default 0,
  frozen jsonb not null default '{}',
  seconds numeric(12,3),
  started_by uuid,
  started_at timestamptz not null,
  published_at timestamptz,
  foreign key (policy_id, version) references policy_version
);
create index policy_run_latest_idx on policy_run (policy_id, as_of desc, published_at desc);

-- The result on a day is the latest row up to it: only changes are written.
create table policy_result (
  account_id uuid not null,
  policy_id text not null,
  as_of date not null,
  run_id uuid not null,
  version integer not null,
  level text,
  level_rank smallint,
  score numeric(20,6),
  points numeric(20,6)[] not null default '{}',
  primary key (account_id, policy_id, as_of)
) partition by range (as_of);
create table policy_result_default partition of policy_result default;
create index policy_result_run_idx on policy_result (run_id);

create table policy_transition (
  account_id uuid not null,
  policy_id text not null,
  as_of date not null,
  run_id uuid not null,
  from_level text,
  to_level text,
  from_rank smallint,
  to_rank smallint,
  primary key (account_id, policy_id, as_of)
);
create index policy_transition_policy_idx on policy_transition (policy_id, as_of, account_id);

-- What lists show and sort by, with its owner, team and region beside it.
create table account_state (
  account_id uuid primary key,
  owner_id uuid,
  team_id uuid,
  region_id uuid,
  tier text,
  tier_rank smallint not null default 32767,
  tier_score numeric(20,6) not null default 0,
  tier_since date,
  stage text,
  health numeric(6,2),
  amount_12m numeric(20,6) not null default 0,
  last_order_on date not null default '0001-01-01',
  as_of date,
  -- One sort for score models and criteria models: the level first, the score within it.
  tier_sort numeric generated always as ((100 - tier_rank)::numeric * 1000000 + tier_score) stored
);
create index account_state_tier_idx on account_state (tier_sort, account_id);
create index account_state_owner_tier_idx on account_state (owner_id, tier_sort, account_id);
create index account_state_team_tier_idx on account_state (team_id, tier_sort, account_id);
create index account_state_region_tier_idx on account_state (region_id, tier_sort, account_id);
create index account_state_amount_idx on account_state (amount_12m, account_id);
create index account_state_owner_amount_idx on account_state (owner_id, amount_12m, account_id);
create index account_state_team_amount_idx on account_state (team_id, amount_12m, account_id);
create index account_state_region_amount_idx on account_state (region_id, amount_12m, account_id);
create index account_state_last_idx on account_state (last_order_on, account_id);
create index account_state_owner_last_idx on account_state (owner_id, last_order_on, account_id);
create index account_state_team_last_idx on account_state (team_id, last_order_on, account_id);
create index account_state_region_last_idx on account_state (region_id, last_order_on, account_id);

-- One column a metric; null means no facts.
create table account_metric (
  account_id uuid primary key,
  as_of date not null,
  orders_amount_12m numeric(20,6),
  orders_amount_total numeric(20,6),
  orders_count_12m integer,
  orders_first_on date,
  orders_last_on date,
  orders_recency_days integer,
  orders_growth_12m numeric(20,6),
  orders_product_kinds_12m integer,
  orders_margin_rate_12m numeric(20,6),
  rfm_r smallint,
  rfm_f smallint,
  rfm_m smallint,
  rfm_segment text
) with (fillfactor = 80);
