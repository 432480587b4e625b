-- Customers to speak with though no task asks for it: at most one of an account, written by the set statement of suggest-contacts.sql.ts.
create table contact_suggestion (
  account_id uuid primary key references account (id) on delete cascade,
  id uuid not null,
  -- The strongest reason; `facts` holds all of them.
  kind text not null check (kind in ('cadence', 'decider', 'silence')),
  owner_id uuid not null references app_user (id),
  team_id uuid,
  facts jsonb not null,
  -- The last day on which both sides had met when it was noticed: a later meeting does what it asks for.
  met_on date,
  noticed_on date not null,
  due_on date not null,
  value_at_stake numeric(20,6) not null,
  urgency numeric(3,1) not null,
  rank double precision not null,
  -- Since when it does not stand any more; null: it stands.
  ended_on date,
  -- The last day of its rest, after somebody waved it off.
  waved_until date,
  waved_reason text,
  waved_by uuid references app_user (id),
  changed_at timestamptz not null,
  revision int not null default 1
);
create index contact_suggestion_id_idx on contact_suggestion (id);
create index contact_suggestion_owner_rank_idx on contact_suggestion (owner_id, rank desc, due_on, id) where ended_on is null;
create index contact_suggestion_team_rank_idx on contact_suggestion (team_id, rank desc, due_on, id) where ended_on is null;
