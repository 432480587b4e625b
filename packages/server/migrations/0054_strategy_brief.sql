-- What the company found out before it chose its strategy: dated findings, each with its evidence.
create table strategy_analysis (
  id uuid not null,
  code text,
  section text not null check (section in ('industry', 'objectives', 'customers', 'competitors', 'resources')),
  happened_on date not null,
  finding text not null,
  evidence text not null,
  link text,
  metric text,
  author_id uuid references app_user (id),
  -- Since when it holds no more.
  until_on date,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index strategy_analysis_code_key on strategy_analysis (code) where code is not null;
create index strategy_analysis_day_idx on strategy_analysis (happened_on desc, id desc);

-- What the company wants to reach: a problem, and a figure of the catalogue that is to go from here to there by a day.
create table objective (
  id uuid not null,
  code text,
  title text not null,
  problem text not null,
  metric text not null,
  counted text not null check (counted in ('sum', 'average', 'share')),
  -- The day from which progress is told.
  happened_on date not null,
  -- Empty: what the metric came to on that day.
  baseline numeric(20, 6),
  target numeric(20, 6) not null,
  due_on date not null,
  owner_id uuid references app_user (id),
  closed_on date,
  result text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index objective_code_key on objective (code) where code is not null;
create index objective_day_idx on objective (happened_on desc, id desc);

-- Which objective a policy serves, from when until when.
create table objective_policy (
  objective_id uuid not null references objective (id) on delete cascade,
  policy_id text not null references policy (id),
  from_on date not null,
  until_on date,
  linked_by uuid references app_user (id),
  primary key (objective_id, policy_id, from_on)
);
create unique index objective_policy_serving_key on objective_policy (objective_id, policy_id) where until_on is null;
create index objective_policy_policy_idx on objective_policy (policy_id);
