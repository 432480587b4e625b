-- The course of every line of a subscription (an account and a product; the nil uuid: without a product), from stage to stage as of what
-- was known on each day. The spell without an end is the present one.
create table stage_spell (
  account_id uuid not null,
  policy_id text not null,
  line uuid not null,
  stage text not null check (stage in ('handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned')),
  from_on date not null,
  until_on date check (until_on > from_on),
  run_id uuid not null,
  primary key (account_id, policy_id, line, from_on)
);
create index stage_spell_now_idx on stage_spell (policy_id, stage, from_on, account_id) where until_on is null;
create index stage_spell_from_idx on stage_spell (policy_id, from_on);
create index stage_spell_until_idx on stage_spell (policy_id, until_on) where until_on is not null;

-- Of the most urgent line, with the imprint of the terms and rules that its spells were made of: only who differs is judged anew.
alter table account_state
  add column stage_since date,
  add column stage_imprint bigint;
create index account_state_stage_idx on account_state (stage, account_id) where stage is not null;
