-- A customer passes from one person to another: what must be told, who has it now, and whether it was taken.
create table handover (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  -- What it was opened for: `signed:<contract>` once, or by hand.
  occasion text not null,
  -- Without a foreign key: a contract that is deleted leaves the handover standing.
  contract_id uuid,
  reason text not null check (reason in ('new_contract', 'renewal', 'owner_change', 'leave')),
  from_id uuid references app_user (id),
  to_id uuid not null references app_user (id),
  -- The checklist as it was when the handover began, with what was written: id, name, required, note, returned.
  items jsonb not null,
  note text,
  state text not null default 'draft' check (state in ('draft', 'handed', 'returned', 'accepted', 'withdrawn')),
  opened_on date not null,
  opened_at timestamptz not null,
  -- The last day on which whoever has it now is to answer.
  due_on date not null,
  escalated_on date,
  ended_on date,
  changed_at timestamptz not null,
  revision int not null default 1,
  primary key (account_id, id),
  check ((state in ('accepted', 'withdrawn')) = (ended_on is not null))
);
create unique index handover_occasion_key on handover (account_id, occasion);
create unique index handover_open_key on handover (account_id) where ended_on is null;
create index handover_id_idx on handover (id);
create index handover_to_idx on handover (to_id, due_on) where ended_on is null;
create index handover_from_idx on handover (from_id, due_on) where ended_on is null;
create index handover_due_idx on handover (due_on, id) where ended_on is null;
create index handover_ended_idx on handover (ended_on desc, id desc) where ended_on is not null;

-- What was done with it, in order.
create table handover_step (
  account_id uuid not null references account (id) on delete cascade,
  handover_id uuid not null,
  -- Of the handover once it was done, which tells the order.
  revision int not null,
  what text not null check (what in ('opened', 'handed', 'returned', 'accepted', 'withdrawn', 'escalated')),
  at timestamptz not null,
  by_id uuid references app_user (id),
  note text,
  primary key (account_id, handover_id, revision, what)
);
