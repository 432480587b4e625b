-- Usage stands wide: one row for each account, product and day, with numbered slots side by side (reference/scale.md). No foreign keys and no
-- default partition: rows reach the months through one writer, which makes a month before it writes there; elsewhere an insert fails.
create table usage_metric (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{0,39}$' and id !~ '_trend$' and id <> 'seat_rate'),
  slot smallint not null unique check (slot between 1 and 64),
  aggregate text not null default 'sum' check (aggregate in ('sum', 'avg', 'max', 'last')),
  unit text,
  name jsonb not null,
  counts text check (counts in ('active_users', 'seats')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1
);
create unique index usage_metric_counts_key on usage_metric (counts) where counts is not null;

-- How long months are kept; no row, or null, keeps them for good.
create table usage_retention (
  id boolean primary key default true check (id),
  months smallint check (months between 4 and 240)
);

-- `day` is when it happened; a row is known once all of it is. The product of a value without product is the nil id.
-- `summed` holds a bit for each slot (bit 0 is m1) whose value was added up from people, and so gives way to the account's own.
create table usage_daily (
  account_id uuid not null,
  product_id uuid not null,
  day date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  summed bigint not null default 0,
  m1 double precision, m2 double precision, m3 double precision, m4 double precision,
  m5 double precision, m6 double precision, m7 double precision, m8 double precision,
  m9 double precision, m10 double precision, m11 double precision, m12 double precision,
  m13 double precision, m14 double precision, m15 double precision, m16 double precision,
  m17 double precision, m18 double precision, m19 double precision, m20 double precision,
  m21 double precision, m22 double precision, m23 double precision, m24 double precision,
  m25 double precision, m26 double precision, m27 double precision, m28 double precision,
  m29 double precision, m30 double precision, m31 double precision, m32 double precision,
  m33 double precision, m34 double precision, m35 double precision, m36 double precision,
  m37 double precision, m38 double precision, m39 double precision, m40 double precision,
  m41 double precision, m42 double precision, m43 double precision, m44 double precision,
  m45 double precision, m46 double precision, m47 double precision, m48 double precision,
  m49 double precision, m50 double precision, m51 double precision, m52 double precision,
  m53 double precision, m54 double precision, m55 double precision, m56 double precision,
  m57 double precision, m58 double precision, m59 double precision, m60 double precision,
  m61 double precision, m62 double precision, m63 double precision, m64 double precision,
  primary key (account_id, day, product_id)
) partition by range (day);

-- The same by person: who is silent is read here, sums of accounts never are.
create table usage_contact_daily (
  account_id uuid not null,
  contact_id uuid not null,
  product_id uuid not null,
  day date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  m1 double precision, m2 double precision, m3 double precision, m4 double precision,
  m5 double precision, m6 double precision, m7 double precision, m8 double precision,
  m9 double precision, m10 double precision, m11 double precision, m12 double precision,
  m13 double precision, m14 double precision, m15 double precision, m16 double precision,
  m17 double precision, m18 double precision, m19 double precision, m20 double precision,
  m21 double precision, m22 double precision, m23 double precision, m24 double precision,
  m25 double precision, m26 double precision, m27 double precision, m28 double precision,
  m29 double precision, m30 double precision, m31 double precision, m32 double precision,
  m33 double precision, m34 double precision, m35 double precision, m36 double precision,
  m37 double precision, m38 double precision, m39 double precision, m40 double precision,
  m41 double precision, m42 double precision, m43 double precision, m44 double precision,
  m45 double precision, m46 double precision, m47 double precision, m48 double precision,
  m49 double precision, m50 double precision, m51 double precision, m52 double precision,
  m53 double precision, m54 double precision, m55 double precision, m56 double precision,
  m57 double precision, m58 double precision, m59 double precision, m60 double precision,
  m61 double precision, m62 double precision, m63 double precision, m64 double precision,
  primary key (account_id, day, product_id, contact_id)
) partition by range (day);

-- By slot; the figures of a published run.
alter table account_metric
  add column usage_7d numeric[],
  add column usage_30d numeric[],
  add column usage_90d numeric[],
  add column usage_trend_30d numeric[],
  add column usage_last_on date,
  add column usage_silent_days integer,
  add column usage_seat_rate_30d numeric(20,6);
