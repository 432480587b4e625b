-- What tells phone numbers apart, however they are written: digits without an extension, the country code of China and leading zeros.
create function phone_key(said text) returns text language sql immutable strict parallel safe as $$
  select case when length(k.digits) >= 5 then k.digits end
  from (select regexp_replace(regexp_replace(regexp_replace(regexp_replace(normalize(said, NFKC), '(ext|x|转|分机|#|,|;).*$', '', 'i'),
    '[^0-9]', '', 'g'), '^(00)?86(?=[0-9]{9,11}$)', ''), '^0+', '') as digits) k
$$;
-- The numbers of a person: the first, and the further ones. Indexes are built with no schema in sight, so that the name is whole.
create function phone_keys(phone text, channels jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct k.key), '{}') from (select public.phone_key(phone) as key
    union all select public.phone_key(p ->> 'value') from jsonb_array_elements(coalesce(channels -> 'phones', '[]')) p) k where k.key is not null
$$;
create index contact_phones_idx on contact using gin (phone_keys(phone, channels)) where phone is not null or channels <> '{}';

alter table channel_hook drop constraint channel_hook_kind_check;
alter table channel_hook add constraint channel_hook_kind_check check (kind in ('wecom', 'wechat', 'dingtalk', 'feishu', 'signed', 'call'));

-- A call by phone: what its events come to, or what a person wrote down.
create table phone_call (
  id uuid primary key,
  hook_id uuid references channel_hook (id) on delete set null,
  -- As the call centre calls it; null: written down by hand.
  external_id text,
  direction text not null check (direction in ('in', 'out')),
  number text,
  number_key text generated always as (phone_key(number)) stored,
  queue text,
  began_at timestamptz not null,
  -- Null: nobody picked up.
  answered_at timestamptz,
  ended_at timestamptz,
  talk_seconds integer check (talk_seconds >= 0),
  agent_id uuid references app_user (id),
  -- The extension or address of an agent whom nobody here is.
  agent_said text,
  recording text check (recording like 'https://%'),
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  request_id uuid references service_request (id) on delete set null,
  note text,
  unique (hook_id, external_id)
);
create index phone_call_began_idx on phone_call (began_at desc, id desc);
create index phone_call_number_idx on phone_call (number_key, began_at) where number_key is not null;
create index phone_call_account_idx on phone_call (account_id, began_at desc) where account_id is not null;
create index phone_call_request_idx on phone_call (request_id) where request_id is not null;
create index phone_call_agent_idx on phone_call (agent_id, began_at desc);

-- What a call centre said of a call, each thing once; a call is worked out from all of it, in whatever order it came.
create table phone_call_event (
  call_id uuid not null references phone_call (id) on delete cascade,
  event text not null check (event in ('ringing', 'answered', 'ended', 'missed')),
  at timestamptz not null,
  agent text not null,
  agent_id uuid references app_user (id),
  direction text check (direction in ('in', 'out')),
  number text,
  queue text,
  seconds integer check (seconds >= 0),
  recording text,
  primary key (call_id, event, at, agent)
);

-- Whom a call rang for, until they put it aside.
create table phone_call_ring (
  call_id uuid not null references phone_call (id) on delete cascade,
  user_id uuid not null references app_user (id),
  at timestamptz not null,
  dismissed_at timestamptz,
  primary key (call_id, user_id)
);
create index phone_call_ring_user_idx on phone_call_ring (user_id, at);

-- Whose number it is, where somebody said so: it goes before what contacts say.
create table phone_number (
  number_key text primary key,
  account_id uuid not null references account (id) on delete cascade,
  contact_id uuid,
  remembered_by uuid references app_user (id),
  remembered_at timestamptz not null
);

-- Whose extension it is.
create table phone_line (
  extension text primary key,
  user_id uuid not null references app_user (id)
);
create index phone_line_user_idx on phone_line (user_id);
