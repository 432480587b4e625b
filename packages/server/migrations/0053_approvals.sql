-- Somebody asks, and named people decide in ordered steps. What was decided stays as it was.
create table approval_request (
  id uuid primary key,
  kind text not null,
  account_id uuid references account (id) on delete cascade,
  -- What is asked about, in the slice of its kind. Without a foreign key: it may lie anywhere.
  record_id uuid,
  -- In both languages; what was typed by hand is the same in either.
  title jsonb not null,
  reason text not null,
  amount numeric(20,6),
  currency text,
  -- In base currency on the day it was asked: by it steps apply.
  base_amount numeric(20,6),
  -- Null: the local administrator or a job asked.
  asked_by uuid references app_user (id),
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'returned', 'approved', 'rejected', 'withdrawn')),
  -- Counts how often it was asked: a request that came back and is asked again runs through steps of its own.
  round int not null default 1,
  -- When the step that is open now is due; null while none is.
  due_at timestamptz,
  late_at timestamptz,
  ended_at timestamptz,
  revision int not null default 1,
  check ((amount is null) = (currency is null) and (amount is null) = (base_amount is null)),
  check ((state in ('approved', 'rejected', 'withdrawn')) = (ended_at is not null))
);
create unique index approval_request_record_key on approval_request (kind, record_id) where record_id is not null and ended_at is null;
create index approval_request_account_idx on approval_request (account_id, asked_at desc);
create index approval_request_asked_idx on approval_request (asked_by, asked_at desc);
create index approval_request_order_idx on approval_request (asked_at desc, id desc);
create index approval_request_due_idx on approval_request (due_at) where due_at is not null and late_at is null;

create table approval_step (
  request_id uuid not null references approval_request (id) on delete cascade,
  id uuid not null,
  round int not null,
  place int not null,
  name jsonb not null,
  -- All of its signers must approve, or any one of them.
  mode text not null check (mode in ('all', 'any')),
  -- Working time to decide: hours, or days until their end.
  within jsonb not null,
  -- Who put it in beside the rules.
  added_by uuid references app_user (id),
  state text not null check (state in ('waiting', 'open', 'approved', 'rejected', 'returned', 'dropped')),
  due_at timestamptz,
  opened_at timestamptz,
  ended_at timestamptz,
  primary key (request_id, id)
);

create table approval_signer (
  request_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  -- Whom the rules named, and who has it now: somebody else once it was delegated.
  user_id uuid not null references app_user (id),
  holder_id uuid not null references app_user (id),
  -- `asked` while it waits for them; `passed` when others decided, or the request ended.
  state text not null check (state in ('waiting', 'asked', 'approved', 'rejected', 'returned', 'passed')),
  decided_by uuid references app_user (id),
  decided_at timestamptz,
  note text,
  primary key (request_id, id),
  foreign key (request_id, step_id) references approval_step (request_id, id) on delete cascade,
  check ((state in ('approved', 'rejected', 'returned')) = (decided_at is not null))
);
create index approval_signer_asked_idx on approval_signer (holder_id) where state = 'asked';
create index approval_signer_decided_idx on approval_signer (decided_by, decided_at desc) where decided_by is not null;

-- What was done with a request, in order; never changed.
create table approval_event (
  request_id uuid not null references approval_request (id) on delete cascade,
  -- By time, which tells the order.
  id uuid not null,
  -- Of the request once it was done.
  revision int not null,
  what text not null check (what in ('asked', 'approved', 'rejected', 'returned', 'asked_again', 'added', 'delegated', 'withdrawn', 'late')),
  at timestamptz not null,
  by_id uuid references app_user (id),
  via text not null,
  -- For whom somebody decided or delegated, where not for themselves; and whom they named.
  for_id uuid references app_user (id),
  to_id uuid references app_user (id),
  note text,
  primary key (request_id, id)
);

-- While somebody is away, another may decide for them.
create table absence (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  deputy_id uuid not null references app_user (id),
  from_on date not null,
  until_on date not null,
  set_by uuid references app_user (id),
  set_at timestamptz not null,
  ended_at timestamptz,
  check (until_on >= from_on),
  check (deputy_id <> user_id)
);
create index absence_user_idx on absence (user_id) where ended_at is null;
create index absence_deputy_idx on absence (deputy_id) where ended_at is null;

-- What was decided, and what was done, stays as it was.
create trigger approval_signer_decided before update on approval_signer
  for each row when (old.decided_at is not null and old.* is distinct from new.*) execute function refuse_change();
create trigger approval_event_stays before update on approval_event for each row execute function refuse_change();
