-- What an announced event says of an account: one line a subject. Withdrawn and corrected lines stay, with their reason.
create table announced_event (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  event text not null,
  link text,
  note text,
  withdrawn_on date,
  withdrawn_because text,
  custom jsonb not null default '{}',
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index announced_event_id_idx on announced_event (id);
create unique index announced_event_code_key on announced_event (account_id, code) where code is not null;
create index announced_event_account_day_idx on announced_event (account_id, happened_on desc, id desc);
create index announced_event_day_idx on announced_event (happened_on desc, id desc);
create index announced_event_event_idx on announced_event (event, happened_on, account_id);
