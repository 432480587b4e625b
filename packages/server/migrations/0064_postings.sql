-- What a step of a play has sent by post: once a step of a run, with whom it goes to and how far it came.
create table posting (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  run_id uuid not null,
  step text not null,
  play_id text not null,
  occasion text not null,
  contact_id uuid,
  -- The person, who may be a contact of several customers: gifts to them are counted together.
  person_id uuid,
  what jsonb not null,
  gift boolean not null default false,
  -- Of one piece, in base currency.
  worth numeric(20,6),
  state text not null check (state in ('to_post', 'posted', 'received', 'returned', 'refused', 'called_off')),
  -- Why it is not posted.
  why text check (why in ('nobody', 'public_body', 'account_cap', 'person_cap')),
  courier text,
  number text,
  made_on date not null,
  posted_on date,
  ended_on date,
  changed_at timestamptz not null,
  primary key (account_id, id),
  check ((state = 'refused') = (why is not null))
);
create unique index posting_step_key on posting (account_id, run_id, step);
create index posting_id_idx on posting (id);
create index posting_state_idx on posting (state, made_on desc, id desc);
create index posting_list_idx on posting (made_on desc, id desc);
create index posting_code_idx on posting (upper(right(id::text, 10)));
create index posting_account_gift_idx on posting (account_id, made_on) where gift;
create index posting_person_gift_idx on posting (person_id, made_on) where gift;
