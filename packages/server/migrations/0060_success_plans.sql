-- What a customer wants to reach with us, and what came of it: confirmed by a person of theirs.
create table success_plan (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  title text not null,
  goals text not null,
  measure text not null,
  diagnosis text,
  due_on date not null,
  owner_id uuid references app_user (id),
  outcome text check (outcome in ('reached', 'partly', 'missed')),
  result text,
  confirmed_by_id uuid,
  confirmed_on date,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, confirmed_by_id) references contact on delete set null (confirmed_by_id)
);
create index success_plan_id_idx on success_plan (id);
create unique index success_plan_code_key on success_plan (account_id, code) where code is not null;
create index success_plan_account_day_idx on success_plan (account_id, happened_on desc, id desc);
create index success_plan_day_idx on success_plan (happened_on desc, id desc);
create index success_plan_due_idx on success_plan (due_on, id);

-- What either side does for it.
create table plan_action (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  code text,
  plan_id uuid,
  happened_on date not null,
  side text not null check (side in ('ours', 'theirs')),
  what text not null,
  due_on date not null,
  owner_id uuid references app_user (id),
  contact_id uuid,
  done_on date,
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, plan_id) references success_plan on delete set null (plan_id),
  foreign key (account_id, contact_id) references contact on delete set null (contact_id)
);
create index plan_action_id_idx on plan_action (id);
create unique index plan_action_code_key on plan_action (account_id, code) where code is not null;
create index plan_action_account_day_idx on plan_action (account_id, happened_on desc, id desc);
create index plan_action_day_idx on plan_action (happened_on desc, id desc);
create index plan_action_plan_idx on plan_action (account_id, plan_id) where plan_id is not null;

-- The customer's own calendar: what they do, where we may help or must not disturb.
create table customer_campaign (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  title text not null,
  starts_on date not null,
  ends_on date,
  contact_id uuid,
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contact on delete set null (contact_id)
);
create index customer_campaign_id_idx on customer_campaign (id);
create unique index customer_campaign_code_key on customer_campaign (account_id, code) where code is not null;
create index customer_campaign_account_day_idx on customer_campaign (account_id, happened_on desc, id desc);
create index customer_campaign_day_idx on customer_campaign (happened_on desc, id desc);
