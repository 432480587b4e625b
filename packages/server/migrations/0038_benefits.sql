-- Offers for a time: for accounts of some levels, with a budget, and nobody's before somebody else has approved it.
create table benefit_offer (
  id uuid primary key,
  name text not null,
  benefit text not null,
  levels text[] not null check (cardinality(levels) > 0),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  -- In base currency: of one unit, and of all that may be used.
  unit_cost numeric(20,6) not null check (unit_cost > 0),
  budget numeric(20,6) not null check (budget > 0),
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'refused')),
  asked_by uuid references app_user,
  recorded_at timestamptz not null,
  decided_by uuid references app_user,
  decided_at timestamptz,
  decision text
);
create index benefit_offer_page_idx on benefit_offer (recorded_at desc, id desc);

-- Who was told of a benefit.
create table benefit_notice (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  benefit text not null,
  contact_id uuid,
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  told_by uuid references app_user,
  note text,
  primary key (account_id, id)
);
create index benefit_notice_latest_idx on benefit_notice (account_id, benefit, happened_on desc);
create index benefit_notice_contact_idx on benefit_notice (contact_id) where contact_id is not null;

-- What was used of a benefit, or asked for above what the account is entitled to. Only `used` and `approved` count.
create table benefit_use (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  benefit text not null,
  offer_id uuid references benefit_offer,
  quantity numeric(20,6) not null check (quantity > 0),
  -- Of one unit on the day, in base currency.
  unit_cost numeric(20,6) not null check (unit_cost >= 0),
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  note text,
  state text not null check (state in ('used', 'requested', 'approved', 'refused')),
  -- Why more is asked for.
  reason text check (state = 'used' or reason is not null),
  asked_by uuid references app_user,
  decided_by uuid references app_user,
  decided_at timestamptz,
  decided_on date,
  decision text,
  primary key (account_id, id)
);
create index benefit_use_page_idx on benefit_use (account_id, recorded_at desc, id desc);
create index benefit_use_day_idx on benefit_use (account_id, benefit, happened_on);
create index benefit_use_asked_idx on benefit_use (recorded_at desc, id desc) where state = 'requested';
create index benefit_use_offer_idx on benefit_use (offer_id) where offer_id is not null;
