-- Health of accounts: the result on a day is the latest row up to it; only changes are written. What it fell or rose from stands beside it.
create table health_result (
  account_id uuid not null,
  policy_id text not null,
  as_of date not null,
  run_id uuid not null,
  version integer not null,
  -- Which way of judging took the account; null: the policy's own.
  variant text,
  -- Null while too little is known.
  score numeric(5,2),
  colour text not null check (colour in ('green', 'amber', 'red', 'unknown')),
  -- Share of the weight that had facts.
  coverage numeric(5,4) not null,
  -- The cap that took points away; they are what the points sum to above the score.
  cap text,
  -- One a measure, in the order of its way of judging; null where facts are missing. Figures as they were when it was judged.
  points numeric(5,2)[] not null,
  marks numeric(5,2)[] not null,
  figures numeric(20,6)[] not null,
  before_on date,
  before_score numeric(5,2),
  before_colour text,
  primary key (account_id, policy_id, as_of)
) partition by range (as_of);
create table health_result_default partition of health_result default;
create index health_result_fall_idx on health_result (policy_id, as_of, account_id) where score < before_score;

alter table account_state
  add column health_colour text,
  -- The day of the result, and the imprint of all it says: only who differs is written anew.
  add column health_on date,
  add column health_imprint bigint,
  -- Who is not known stands below all who are.
  add column health_sort numeric(6,2) generated always as (coalesce(health, -1)) stored;
create index account_state_health_idx on account_state (health_sort, account_id);
create index account_state_owner_health_idx on account_state (owner_id, health_sort, account_id);
create index account_state_team_health_idx on account_state (team_id, health_sort, account_id);
create index account_state_region_health_idx on account_state (region_id, health_sort, account_id);
create index account_state_health_colour_idx on account_state (health_colour, account_id) where health_colour is not null;
