-- Customers, their people, what they bought. Big tables lead their key with account_id, so that the same schema distributes.
create table account (
  id uuid primary key,
  code text not null unique,
  name text not null,
  short_name text,
  kind text not null default 'consumer' check (kind in ('consumer', 'provider', 'both', 'partner', 'competitor')),
  industry text,
  region_code text,
  size_band text,
  employees integer check (employees >= 0),
  gross_margin_rate numeric(9,6),
  brand text check (brand in ('listed', 'fortune_500', 'high_valuation', 'none')),
  business_model text,
  parent_id uuid references account,
  owner_id uuid references app_user,
  team_id uuid references team,
  region_id uuid references region,
  status text not null default 'active' check (status in ('active', 'frozen', 'closed')),
  custom jsonb not null default '{}',
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  demo boolean not null default false,
  check (parent_id <> id)
);
create index account_parent_idx on account (parent_id) where parent_id is not null;
create index account_name_idx on account (name collate "zh-x-icu", id);
create index account_owner_name_idx on account (owner_id, name collate "zh-x-icu", id);
create index account_team_name_idx on account (team_id, name collate "zh-x-icu", id);
create index account_region_name_idx on account (region_id, name collate "zh-x-icu", id);
create index account_search_idx on account using gin ((lower(name || ' ' || coalesce(short_name, '') || ' ' || code)) ext.gin_trgm_ops);

-- Every value that a policy reads, with the day it became true and the day it was known.
create table account_history (
  account_id uuid not null,
  field text not null,
  valid_from date not null,
  recorded_at timestamptz not null,
  known_at date not null,
  value jsonb,
  changed_by uuid,
  primary key (account_id, field, valid_from, recorded_at)
);

-- Fields of a company's own; the values stand in account.custom and, dated, in account_history as custom.<id>.
create table custom_field (
  entity text not null check (entity in ('account')),
  id text not null check (id ~ '^[a-z][a-z0-9_]{0,40}$'),
  type text not null check (type in ('text', 'number', 'money', 'date', 'choice', 'boolean')),
  name jsonb not null,
  choices jsonb,
  created_at timestamptz not null,
  primary key (entity, id)
);

create table contact (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  name text not null,
  salutation text,
  title text,
  rank text check (rank in ('leader', 'head', 'staff', 'other')),
  department text,
  decision_role text check (decision_role in ('requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance')),
  phone text,
  email text,
  wechat text,
  birthday date,
  left_on date,
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index contact_id_idx on contact (id);
create unique index contact_code_key on contact (account_id, code) where code is not null;

create table product (
  id uuid primary key,
  code text not null unique,
  name text not null,
  category text check (category in ('cash_flow', 'value_added', 'high_maintenance', 'new')),
  unit text,
  provider_account_id uuid references account,
  status text not null default 'active' check (status in ('active', 'retired')),
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1
);

create table sales_order (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text not null,
  currency text not null,
  contract_code text,
  happened_on date not null,
  ordered_at timestamptz,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, id)
);
create unique index sales_order_code_key on sales_order (account_id, code);
create index sales_order_account_day_idx on sales_order (account_id, happened_on desc, id);

-- A line carries its order's day, so that a metric reads lines alone.
create table order_line (
  account_id uuid not null,
  order_id uuid not null,
  line_key text not null,
  product_id uuid not null references product,
  happened_on date not null,
  known_at date not null,
  quantity numeric(20,6) not null,
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  margin numeric(20,6),
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, order_id, line_key),
  foreign key (account_id, order_id) references sales_order on delete cascade
);
create index order_line_product_idx on order_line (product_id);

create table exchange_rate (
  currency text not null,
  valid_from date not null,
  rate numeric(20,10) not null check (rate > 0),
  primary key (currency, valid_from)
);

create table interaction (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  contact_id uuid,
  kind text not null check (kind in ('visit', 'call', 'meeting', 'message', 'mail', 'event', 'training', 'gift', 'report_sent', 'churn')),
  direction text not null default 'out' check (direction in ('out', 'in')),
  two_way boolean not null,
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  summary text not null,
  next_step text,
  task_id uuid,
  author_id uuid references app_user,
  primary key (account_id, id)
);
create index interaction_account_day_idx on interaction (account_id, happened_on desc, id);
create index sales_order_day_idx on sales_order (happened_on desc, id desc);
