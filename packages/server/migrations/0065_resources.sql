-- What the company can put behind a customer: reports, writing, data, media, experts, visits of executives. Of whom, how much a month, at what cost.
create table resource (
  id uuid not null,
  code text,
  title text not null,
  title_en text,
  kind text not null check (kind in ('report', 'writing', 'data', 'media', 'expert', 'executive', 'other')),
  happened_on date not null,
  owner_id uuid references app_user (id),
  unit text not null check (unit in ('piece', 'hour', 'day', 'visit')),
  -- Units a month; empty: as many as are asked for.
  capacity numeric(20, 6) check (capacity >= 0),
  -- Of one unit, in base currency.
  unit_cost numeric(20, 6) check (unit_cost >= 0),
  -- Levels that are entitled to it, parted by commas; empty: all.
  levels text,
  -- From which day it is offered no more.
  until_on date,
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index resource_code_key on resource (code) where code is not null;
create index resource_day_idx on resource (happened_on desc, id desc);
create index resource_owner_idx on resource (owner_id, id);

-- A resource asked for a customer. Each step has its day, and none can come without those before it; nothing follows its end.
create table resource_request (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  resource_id uuid not null references resource (id),
  happened_on date not null,
  why text not null,
  wanted_on date not null,
  quantity numeric(20, 6) not null check (quantity > 0),
  -- Of one unit as it was when asked, in base currency.
  unit_cost numeric(20, 6) not null check (unit_cost >= 0),
  -- The level of the customer then, and whether the catalogue entitled it.
  level text,
  entitled boolean not null,
  -- Of the company, not of the customer: no keys lead there from here.
  objective_id uuid,
  plan_id uuid,
  play_id text,
  asked_by uuid references app_user (id),
  approved_on date,
  approved_by uuid references app_user (id),
  accepted_on date,
  accepted_by uuid references app_user (id),
  planned_on date,
  done_on date,
  done_by uuid references app_user (id),
  done_quantity numeric(20, 6) check (done_quantity > 0),
  done_cost numeric(20, 6) check (done_cost >= 0),
  result text,
  ended_on date,
  ended_by uuid references app_user (id),
  ended_as text check (ended_as in ('rejected', 'declined', 'cancelled')),
  ended_why text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, plan_id) references success_plan on delete set null (plan_id),
  constraint resource_request_accepted_check check (accepted_on is null or approved_on is not null),
  constraint resource_request_planned_check check ((accepted_on is null) = (planned_on is null)),
  constraint resource_request_done_check check (done_on is null or accepted_on is not null and ended_on is null),
  constraint resource_request_result_check check (num_nonnulls(done_on, done_quantity, done_cost, result) in (0, 4)),
  constraint resource_request_ended_check check (num_nonnulls(ended_on, ended_as, ended_why) in (0, 3)),
  constraint resource_request_end_check check (
    case ended_as when 'rejected' then approved_on is null when 'declined' then approved_on is not null else true end)
);
create index resource_request_id_idx on resource_request (id);
create index resource_request_account_day_idx on resource_request (account_id, happened_on desc, id desc);
create index resource_request_resource_idx on resource_request (resource_id, wanted_on);
create index resource_request_asked_idx on resource_request (asked_by, happened_on desc);
create index resource_request_changed_idx on resource_request (changed_at);
create index resource_request_done_idx on resource_request (done_on) where done_on is not null;
