-- Problems and needs of the product, who asked for them, and what became of them.
create table feedback_item (
  id uuid primary key,
  number bigint not null unique,
  -- Of whoever hands them in by program: the same one twice is kept once.
  code text unique,
  kind text not null check (kind in ('problem', 'need')),
  title text not null,
  description text not null default '',
  -- What customers read in the portal: ours may name another of them.
  portal_title text,
  product_id uuid references product (id),
  area text check (area in ('fault', 'operation', 'management')),
  route text check (route in ('engineering', 'manual', 'product')),
  cause_kind text,
  cause text,
  severity text not null check (severity in ('critical', 'high', 'normal', 'low')),
  strategic boolean not null default false,
  owner_id uuid references app_user (id),
  state text not null check (state in ('new', 'triaged', 'planned', 'in_progress', 'delivered', 'verified', 'declined', 'merged')),
  state_since date not null,
  target_release text,
  target_on date,
  -- How often it was delivered: whoever asked is asked anew each time.
  round int not null default 0,
  merged_into uuid references feedback_item (id),
  merged_on date,
  tracker_key text unique,
  tracker_url text,
  noted_on date not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  revision int not null default 1,
  check ((area is null) = (route is null)),
  check (area is null or (area = 'fault' and route = 'engineering') or (area = 'operation' and route = 'manual')
    or (area = 'management' and route in ('product', 'manual'))),
  check ((state = 'merged') = (merged_into is not null) and (merged_into is null) = (merged_on is null))
);
create index feedback_item_state_idx on feedback_item (state, state_since desc, id desc);
create index feedback_item_merged_idx on feedback_item (merged_into) where merged_into is not null;

-- All that was done with an item, with what it was afterwards: what stood on a day can be asked for any day.
create table feedback_event (
  item_id uuid not null references feedback_item (id) on delete cascade,
  seq int not null,
  at timestamptz not null,
  on_day date not null,
  what text not null check (what in ('noted', 'changed', 'triaged', 'moved', 'merged', 'took_in')),
  state text not null,
  severity text not null,
  strategic boolean not null,
  by_id uuid references app_user (id),
  -- Empty: a customer, whom not everybody meets who reads this.
  by_name text not null,
  note text,
  other_id uuid,
  primary key (item_id, seq)
);
create index feedback_event_moved_idx on feedback_event (on_day, state) where what = 'moved';

-- Who asked: one a customer and occasion.
create table feedback_ask (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  -- Where it stands now, and where it was noted: an item may have been merged into another since.
  item_id uuid not null references feedback_item (id),
  noted_item_id uuid not null references feedback_item (id),
  occasion text not null,
  contact_id uuid,
  source text not null check (source in ('request', 'interaction', 'survey', 'hand')),
  source_id uuid,
  asked_on date not null,
  frequency text not null check (frequency in ('once', 'monthly', 'weekly', 'daily')),
  quote text,
  added_by uuid references app_user (id),
  added_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, noted_item_id, occasion),
  check ((source = 'hand') = (source_id is null))
);
create index feedback_ask_item_idx on feedback_ask (item_id, asked_on desc, id desc);
create index feedback_ask_account_idx on feedback_ask (account_id, asked_on desc, id desc);
create index feedback_ask_source_idx on feedback_ask (source_id) where source_id is not null;
create index feedback_ask_contact_idx on feedback_ask (contact_id);

-- Whether what was delivered is what a customer asked for, each delivery anew.
create table feedback_verification (
  account_id uuid not null references account (id) on delete cascade,
  item_id uuid not null references feedback_item (id),
  round int not null,
  opened_at timestamptz not null,
  opened_on date not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'waived')),
  answered_on date,
  by_id uuid references app_user (id),
  -- The customer's own, where they said it in the portal.
  contact_id uuid,
  note text,
  primary key (account_id, item_id, round),
  check ((state = 'open') = (answered_on is null)),
  check (state <> 'waived' or note is not null)
);
create index feedback_verification_item_idx on feedback_verification (item_id, round);
create index feedback_verification_contact_idx on feedback_verification (contact_id) where contact_id is not null;
