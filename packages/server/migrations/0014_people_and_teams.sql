-- One human may work at several accounts, one after another or at once: later contacts name the person by the id of the first.
alter table contact
  add column person_id uuid,
  add column postal_address text,
  add column channels jsonb not null default '{}',
  add column style text,
  add column attitude text not null default 'unknown' check (attitude in ('mentor', 'supporter', 'neutral', 'nonSupporter', 'opponent', 'unknown')),
  add column depth text not null default 'none' check (depth in ('none', 'brief', 'several', 'deep')),
  add column do_not_contact boolean not null default false,
  add column started_on date,
  add column left_known_at date,
  add column custom jsonb not null default '{}',
  add check (left_on is null or started_on is null or left_on >= started_on);
update contact set left_known_at = left_on;
create index contact_person_idx on contact ((coalesce(person_id, id)));

-- What a field that metrics read was until a day, by the person's account; without a row the contact's own value always held.
create table contact_past (
  account_id uuid not null,
  contact_id uuid not null,
  field text not null check (field in ('decision_role', 'rank')),
  until date not null,
  value text,
  recorded_at timestamptz not null,
  changed_by uuid,
  primary key (account_id, contact_id, field, until),
  foreign key (account_id, contact_id) references contact on delete cascade
);

-- Who was met, by what channel, and the four fields of a regular contact.
alter table interaction
  add column code text,
  add column contact_ids uuid[] not null default '{}',
  add column channel text check (channel in ('in_person', 'phone', 'video', 'wechat', 'wecom', 'mail', 'sms', 'other')),
  add column about_use text,
  add column about_problems text,
  add column about_needs text,
  add column about_activities text,
  add column changed_at timestamptz,
  add column revision integer not null default 1;
update interaction set contact_ids = array[contact_id] where contact_id is not null;
alter table interaction drop column contact_id;
create unique index interaction_code_key on interaction (account_id, code) where code is not null;

-- The account team beside the owner. A member's accounts are found by their own index.
create table account_member (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  user_id uuid not null references app_user,
  role text not null check (role in ('operations', 'sales', 'service', 'collaborator')),
  since date not null,
  until date,
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, id),
  check (until is null or until >= since)
);
create index account_member_user_idx on account_member (user_id, account_id, since, until);
create unique index account_member_open_key on account_member (account_id, user_id, role) where until is null;

-- A person's own visibility, narrower or wider than their role's.
alter table app_user add column visibility text check (visibility in ('own', 'team', 'region', 'all'));

-- The tree of regions has dates; where a region stood and what it was called is history.
alter table region
  add column level text check (level in ('area', 'province', 'city', 'group')),
  add column valid_from date not null default '0001-01-01',
  add column valid_until date,
  add check (parent_id <> id);
create index region_parent_idx on region (parent_id) where parent_id is not null;
create table region_history (
  region_id uuid not null references region,
  valid_from date not null,
  recorded_at timestamptz not null,
  name text not null,
  parent_id uuid,
  level text,
  valid_until date,
  changed_by uuid,
  primary key (region_id, valid_from, recorded_at)
);
insert into region_history (region_id, valid_from, recorded_at, name, parent_id)
  select id, valid_from, created_at, name, parent_id from region;
create table region_target (
  region_id uuid not null references region,
  period text not null check (period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  amount numeric(20,6) not null check (amount >= 0),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (region_id, period)
);

-- The public pool: why and when an account came there, and who took it out; the open stay is the one without `left_on`.
create table pool_stay (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  reason text not null check (reason in ('released', 'idle')),
  note text,
  from_user_id uuid references app_user,
  entered_on date not null,
  left_on date,
  left_to_id uuid references app_user,
  recorded_at timestamptz not null,
  primary key (account_id, id)
);
create unique index pool_stay_open_key on pool_stay (account_id) where left_on is null;
-- Who holds a prospect by registering or claiming it, and until when it is theirs whatever they do.
create table pool_claim (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  user_id uuid not null references app_user,
  how text not null check (how in ('registered', 'claimed')),
  claimed_on date not null,
  protected_until date not null,
  ended_on date,
  recorded_at timestamptz not null,
  primary key (account_id, id)
);
create unique index pool_claim_open_key on pool_claim (account_id) where ended_on is null;
create index pool_claim_user_idx on pool_claim (user_id) where ended_on is null;

-- Rules that people set on screen, by name.
create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);

-- A company's own fields on more than accounts; a retired one keeps its values and is asked no more.
alter table custom_field drop constraint custom_field_entity_check, drop constraint custom_field_type_check;
alter table custom_field
  add constraint custom_field_entity_check check (entity in ('account', 'contact', 'contract', 'product')),
  add constraint custom_field_type_check check (type in ('text', 'number', 'money', 'date', 'choice', 'multi_choice', 'boolean', 'user')),
  add column place integer not null default 0,
  add column retired_at timestamptz;
alter table product add column custom jsonb not null default '{}';

alter table account_metric
  add column contacts_count integer,
  add column contacts_decider_covered boolean,
  add column contacts_roles_covered numeric(20,6),
  add column interactions_last_on date,
  add column interactions_days_since integer,
  add column interactions_count_90d integer;
