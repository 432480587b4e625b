-- A draft, or the return to an earlier version, handed in for a second person; once decided it is kept as what happened.
create table policy_submission (
  id uuid primary key,
  policy_id text not null references policy (id) on delete cascade,
  -- The draft; of a return to an earlier version: the version that came of it, once approved.
  version integer,
  -- The earlier version to be put in force again; null for a draft.
  restores integer,
  -- What was handed in: only this is published.
  document jsonb not null,
  note text,
  -- The day to come on which it is wished to be in force; null: at once.
  wished_on date,
  -- Who wrote the draft: neither they nor who handed it in may approve it.
  author uuid,
  submitted_by uuid,
  submitted_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'approved', 'returned', 'withdrawn', 'void')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  check ((restores is null) = (version is not null) or state = 'approved')
);
create unique index policy_submission_open_key on policy_submission (policy_id) where state = 'open';
create index policy_submission_policy_idx on policy_submission (policy_id, submitted_at desc);

-- An account that is not judged anew from a day on: its level, stage and health stay what they are.
create table account_freeze (
  account_id uuid not null,
  id uuid not null,
  reason text not null,
  from_on date not null,
  -- The last day; null: until it is ended by hand.
  until_on date check (until_on >= from_on),
  set_by uuid,
  set_at timestamptz not null,
  -- The first day on which it no longer held: ended by hand, replaced by another, or run out.
  ended_on date check (ended_on >= from_on),
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (account_id, id)
);
create unique index account_freeze_live_key on account_freeze (account_id) where ended_on is null;
