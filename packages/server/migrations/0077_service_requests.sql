-- What customers ask of the desk: one conversation, whatever channels it runs over.
create table service_request (
  id uuid primary key,
  -- What people call it: #1024. One more than the last, given under a lock.
  number bigint not null unique,
  -- Its key in another system.
  code text,
  -- Empty until it is known whose it is.
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  product_id uuid references product (id),
  kind text not null check (kind in ('fault', 'question', 'management', 'opening', 'complaint', 'need')),
  severity text not null check (severity in ('critical', 'high', 'normal', 'low')),
  channel text not null check (channel in ('portal', 'form', 'widget', 'mail', 'phone', 'wecom', 'dingtalk', 'feishu', 'wechat', 'weibo', 'api', 'onsite')),
  subject text not null,
  status text not null check (status in ('new', 'dispatched', 'working', 'waiting', 'solved', 'closed')),
  -- To whom it was dispatched: a team of ours, one of its people, or the product's provider.
  team_id uuid references team (id),
  assignee_id uuid references app_user (id),
  provider_id uuid references account (id),
  opened_by uuid references app_user (id),
  opened_at timestamptz not null,
  dispatched_at timestamptz,
  first_answer_at timestamptz,
  -- Since when the customer has waited for an answer; empty while they do not.
  awaits_since timestamptz,
  first_solved_at timestamptz,
  solved_at timestamptz,
  -- No request closes as solved without the customer's word, or a reason for doing without.
  callback text check (callback in ('confirmed', 'waived')),
  callback_note text,
  closed_at timestamptz,
  closed_as text check (closed_as in ('solved', 'cancelled', 'duplicate')),
  merged_into uuid references service_request (id),
  reopened int not null default 0,
  -- Class of the service-level policy by which its clocks run; empty: none.
  sla_class text,
  -- When the first of its clocks is due that run: lists go by it. Kept by the statement that works clocks out.
  next_due_at timestamptz not null default 'infinity',
  rating int check (rating between 1 and 5),
  rating_note text,
  rated_at timestamptz,
  changed_at timestamptz not null,
  revision int not null default 1,
  check ((status = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_as is null)),
  check (status <> 'solved' or solved_at is not null),
  check (coalesce(closed_as <> 'solved' or (solved_at is not null and callback is not null), true)),
  check ((closed_as is not distinct from 'duplicate') = (merged_into is not null)),
  check (callback is distinct from 'waived' or callback_note is not null)
);
create unique index service_request_code_key on service_request (code) where code is not null;
create index service_request_account_idx on service_request (account_id, opened_at desc, id desc);
create index service_request_open_idx on service_request (next_due_at, opened_at, id) where closed_at is null;
create index service_request_assignee_idx on service_request (assignee_id, next_due_at, opened_at, id) where closed_at is null;
create index service_request_team_idx on service_request (team_id, next_due_at, opened_at, id) where closed_at is null;
create index service_request_provider_idx on service_request (provider_id, opened_at, id);
create index service_request_closed_idx on service_request (closed_at desc, id desc) where closed_at is not null;
create index service_request_product_idx on service_request (product_id);
create index service_request_contact_idx on service_request (contact_id);

-- The conversation and the course of a request, in one row each as they came about.
create table request_entry (
  request_id uuid not null references service_request (id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  -- The order of what came about at one moment.
  seq int not null default 0,
  -- `in`: the customer speaks; `out`: they are answered; `note`: among ourselves; `event`: what was done with the request.
  kind text not null check (kind in ('in', 'out', 'note', 'event')),
  channel text,
  author_id uuid references app_user (id),
  contact_id uuid,
  -- Of somebody who is neither a user nor a known contact.
  author_name text,
  body text not null default '',
  -- A note that the provider reads too.
  shared boolean not null default false,
  mentions uuid[] not null default '{}',
  -- What was done: `what` and what goes with it.
  event jsonb,
  -- Message-ID of a mail that came in or went out.
  message_id text,
  primary key (request_id, id),
  check ((kind = 'event') = (event is not null))
);
create index request_entry_at_idx on request_entry (request_id, at, seq, id);
create index request_entry_recent_idx on request_entry (at);
create unique index request_entry_message_key on request_entry (message_id) where message_id is not null;
create index request_entry_contact_idx on request_entry (contact_id) where contact_id is not null;

-- When a request was open, and how severe it was then: what metrics count as of any day. A spell ends on the day on which it is over.
create table request_spell (
  request_id uuid not null references service_request (id) on delete cascade,
  seq int not null,
  severity text not null,
  from_on date not null,
  until_on date,
  reopened boolean not null default false,
  primary key (request_id, seq),
  check (until_on >= from_on)
);
create unique index request_spell_open_key on request_spell (request_id) where until_on is null;
create index request_spell_from_idx on request_spell (from_on) where reopened;
create index request_spell_until_idx on request_spell (until_on, from_on);

-- Service-level clocks: `first` answer, `next` answers, each anew, and `solve`. What they come to is worked out as a set.
create table request_clock (
  request_id uuid not null references service_request (id) on delete cascade,
  clock text not null check (clock in ('first', 'next', 'solve')),
  seq int not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Ended by a request that was called off or merged: neither met nor breached.
  cancelled boolean not null default false,
  -- Empty where the policy sets none.
  target_minutes int,
  -- Empty while it is paused, and where there is no target.
  due_at timestamptz,
  -- Open time used up; kept while it is paused, and once it has ended.
  used_ms bigint,
  breached_at timestamptz,
  breached_on date,
  -- How far it was told: 1 warned, 2 breached, 3 half as long again.
  level int not null default 0,
  level_at timestamptz,
  primary key (request_id, clock, seq)
);
create index request_clock_due_idx on request_clock (due_at, request_id) where ended_at is null;
-- What is to be worked out: those that run, and those that ended since.
create index request_clock_open_idx on request_clock (request_id) where ended_at is null or (used_ms is null and not cancelled);
create index request_clock_breached_idx on request_clock (breached_on) where breached_on is not null;
create index request_clock_level_idx on request_clock (level_at) where level_at is not null;

-- While they wait for the customer, or for the word whether it is solved, clocks stand still.
create table request_pause (
  request_id uuid not null references service_request (id) on delete cascade,
  seq int not null,
  from_at timestamptz not null,
  until_at timestamptz,
  reason text not null check (reason in ('customer', 'callback')),
  primary key (request_id, seq),
  check (until_at >= from_at)
);
create unique index request_pause_open_key on request_pause (request_id) where until_at is null;
