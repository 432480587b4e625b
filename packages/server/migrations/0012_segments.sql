-- Words of the company's own on accounts, with the days on which they held: from `since` up to, not including, `until`.
create table tag (
  id uuid primary key,
  name text not null check (name <> '' and name !~ '[;；]'),
  name_en text,
  created_by uuid references app_user,
  created_at timestamptz not null,
  revision integer not null default 1
);
create unique index tag_name_key on tag (lower(name));
create table account_tag (
  account_id uuid not null references account on delete cascade,
  tag_id uuid not null references tag,
  since date not null,
  until date check (until >= since),
  added_by uuid,
  removed_by uuid,
  recorded_at timestamptz not null,
  primary key (account_id, tag_id, since)
);
create index account_tag_tag_idx on account_tag (tag_id, account_id);

-- Groups of accounts: by a condition of the policy language, or a list that people keep. A target list is one whose penetration is measured.
create table segment (
  id uuid primary key,
  kind text not null check (kind in ('dynamic', 'fixed')),
  name text not null check (name <> ''),
  name_en text,
  description text,
  condition jsonb,
  target boolean not null default false,
  owner_id uuid references app_user,
  shared boolean not null default false,
  editors text not null default 'owner' check (editors in ('owner', 'everyone')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  check ((kind = 'dynamic') = (condition is not null)),
  check (not target or kind = 'fixed')
);
create table segment_member (
  account_id uuid not null references account on delete cascade,
  segment_id uuid not null references segment on delete cascade,
  since date not null,
  until date check (until >= since),
  added_by uuid,
  recorded_at timestamptz not null,
  primary key (account_id, segment_id, since)
);
create index segment_member_segment_idx on segment_member (segment_id, account_id);

-- A list as someone set it up: words, filter, sort, columns, density.
create table saved_view (
  id uuid primary key,
  list text not null check (list in ('accounts')),
  name text not null check (name <> ''),
  owner_id uuid not null references app_user,
  shared boolean not null default false,
  state jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision integer not null default 1
);
create index saved_view_owner_idx on saved_view (owner_id);
create table saved_view_default (
  user_id uuid not null references app_user on delete cascade,
  list text not null,
  view_id uuid not null references saved_view on delete cascade,
  primary key (user_id, list)
);
create index saved_view_default_view_idx on saved_view_default (view_id);

-- The views of single levels are what the list is asked for most: a level that few or none have must not walk the base.
create index account_state_level_idx on account_state (tier);
