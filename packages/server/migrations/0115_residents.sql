-- People of ours or of a provider who work at a customer's: on which weekdays, for how long, at what cost a day.
create table resident_stay (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  person_id uuid references app_user (id),
  name text not null,
  provider_id uuid references account (id),
  -- 1 is Monday.
  weekdays int[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  starts_on date not null,
  -- The last day.
  ends_on date,
  duties text not null default '',
  -- In base currency.
  day_cost numeric(20, 6) not null check (day_cost >= 0),
  created_by uuid references app_user (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision int not null default 1,
  primary key (account_id, id),
  check (ends_on >= starts_on)
);
create index resident_stay_id_idx on resident_stay (id);
create index resident_stay_start_idx on resident_stay (starts_on desc, id desc);
create index resident_stay_provider_idx on resident_stay (provider_id) where provider_id is not null;
create index resident_stay_person_idx on resident_stay (person_id) where person_id is not null;

-- What a month of it came to, as its report says.
create table resident_report (
  account_id uuid not null,
  stay_id uuid not null,
  -- The first day of the month.
  month date not null check (month = date_trunc('month', month)),
  days int not null check (days between 0 and 31),
  requests int not null,
  orders int not null,
  notes text not null default '',
  changes text not null default '',
  -- The service cost of the customer that its days became.
  cost_id uuid,
  amount numeric(20, 6) not null,
  interaction_id uuid,
  filed_by uuid references app_user (id),
  filed_at timestamptz not null,
  primary key (account_id, stay_id, month),
  foreign key (account_id, stay_id) references resident_stay (account_id, id) on delete cascade
);
