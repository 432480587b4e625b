-- A level that a person gave an account in place of the judged one, from a day on. The facts' points and score stay what they are.
create table tier_override (
  account_id uuid not null,
  id uuid not null,
  policy_id text not null,
  level text not null,
  reason text not null,
  from_on date not null,
  -- The last day; null where the policy allows a level by hand without an end.
  until_on date check (until_on >= from_on),
  set_by uuid,
  set_at timestamptz not null,
  -- The first day on which it no longer holds: ended by hand, replaced by another, or run out.
  ended_on date check (ended_on >= from_on),
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (account_id, id)
);
create unique index tier_override_live_key on tier_override (account_id, policy_id) where ended_on is null;
create index tier_override_page_idx on tier_override (policy_id, from_on desc, id desc);

-- A change of level that an evaluation found where the policy asks for a person's word. Until then the level in force stays.
create table tier_proposal (
  account_id uuid not null,
  id uuid not null,
  policy_id text not null,
  -- The day judged.
  as_of date not null,
  run_id uuid not null,
  from_level text not null,
  to_level text not null,
  from_rank smallint not null,
  to_rank smallint not null,
  score_before numeric(20,6),
  score numeric(20,6) not null,
  amount numeric(20,6) not null,
  -- Each item before and after, in the order of the policy, and what moved the account.
  points jsonb not null,
  cause text not null check (cause in ('first', 'held', 'condition', 'item', 'levels')),
  cause_item text,
  cause_level text,
  state text not null check (state in ('open', 'confirmed', 'declined', 'replaced', 'withdrawn')),
  made_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  -- The first day on which a confirmed level holds: what a contract promised holds until its term ends.
  effective_on date,
  promised_by uuid,
  primary key (account_id, id)
);
create unique index tier_proposal_open_key on tier_proposal (account_id, policy_id) where state = 'open';
create index tier_proposal_page_idx on tier_proposal (policy_id, amount desc, id desc) where state = 'open';
create index tier_proposal_confirmed_idx on tier_proposal (policy_id, account_id, effective_on desc) where state = 'confirmed';

-- The level that the judgement gives, where another one is in force until a person confirms it; null: the level itself.
alter table policy_result add column judged_level text;

-- Levels turn by hand as well as by runs.
alter table policy_transition
  alter column run_id drop not null,
  add column cause text not null default 'evaluation' check (cause in ('evaluation', 'override', 'confirmed'));

-- Whether the level shown was given by hand.
alter table account_state add column tier_by_hand boolean not null default false;
