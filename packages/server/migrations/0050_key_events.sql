-- Whom an event of a calendar concerns, and on which day: a year ahead as it stands today, and of days gone by as it was on the day.
create table key_event_account (
  account_id uuid not null references account (id) on delete cascade,
  event text not null,
  on_day date not null,
  until_day date not null,
  policy_id text not null,
  facts jsonb not null default '{}',
  -- The day on which it was worked out.
  made_on date not null,
  primary key (account_id, event, on_day)
);
create index key_event_account_day_idx on key_event_account (on_day, event, account_id);
create index key_event_account_eventx on key_event_account (event, on_day);
