-- Who may, what was done, what follows. No statement reads the database's clock: times are parameters of the application's.
create function uuid7(at timestamptz) returns uuid language sql volatile parallel safe as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

create table organisation (
  only_one boolean primary key default true check (only_one),
  name text not null,
  language text not null check (language in ('zh', 'en')),
  time_zone text not null,
  base_currency text not null,
  template text,
  demo boolean not null default false,
  set_up_at timestamptz not null
);

create table region (
  id uuid primary key,
  code text not null unique,
  name text not null,
  parent_id uuid references region,
  created_at timestamptz not null
);

create table team (
  id uuid primary key,
  code text not null unique,
  name text not null,
  region_id uuid references region,
  created_at timestamptz not null
);

create table app_user (
  id uuid primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('administrator', 'operations_lead', 'csm', 'sales_lead', 'sales', 'marketing', 'service_lead', 'agent', 'provider', 'product', 'executive', 'viewer', 'customer_user')),
  team_id uuid references team,
  region_id uuid references region,
  seniority text check (seniority in ('senior', 'experienced', 'junior', 'batch')),
  capacity integer check (capacity >= 0),
  language text check (language in ('zh', 'en')),
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  disabled_at timestamptz,
  demo boolean not null default false,
  created_at timestamptz not null
);
create unique index app_user_email_key on app_user (lower(email));

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  user_id uuid not null references app_user on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text
);
create index session_user_idx on session (user_id);

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user on delete cascade,
  name text not null,
  scopes text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);

create table sign_in_attempt (
  id uuid primary key,
  email text not null,
  address text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_email_idx on sign_in_attempt (email, at);
create index sign_in_attempt_address_idx on sign_in_attempt (address, at);

create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'token', 'local', 'system', 'anonymous')),
  actor_name text not null,
  via text not null,
  request_id text not null,
  address text,
  action text not null,
  entity text not null,
  entity_id text,
  before jsonb,
  after jsonb,
  note text
);
create index audit_at_idx on audit (at desc, id);
create index audit_entity_idx on audit (entity, entity_id, at desc);
create index audit_actor_idx on audit (actor_id, at desc);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'restrict_violation', constraint = 'audit_append_only';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();

create table outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null,
  account_id uuid,
  payload jsonb not null,
  delivered_at timestamptz
);
create index outbox_waiting_idx on outbox (id) where delivered_at is null;

create table idempotency_key (
  actor text not null,
  key text not null,
  endpoint text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamptz not null,
  primary key (actor, key)
);

create table file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea,
  purpose text not null,
  created_by uuid,
  created_at timestamptz not null,
  completed_at timestamptz
);
create table file_chunk (
  file_id uuid not null references file on delete cascade,
  seq integer not null,
  bytes bytea not null,
  primary key (file_id, seq)
);
alter table file_chunk alter column bytes set storage external;

create table job_run (
  id uuid primary key,
  kind text not null,
  label jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  step text,
  input jsonb not null default '{}',
  result jsonb,
  fault jsonb,
  cancel_asked_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  seen_at timestamptz,
  finished_at timestamptz
);
create index job_run_created_idx on job_run (created_at desc, id);
create index job_run_open_idx on job_run (kind, created_at) where state in ('waiting', 'running');
