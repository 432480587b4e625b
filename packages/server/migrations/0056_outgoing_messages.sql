-- A message that a step of a play hands over: to a person who copies and sends it, or to a channel. Once a step of a run.
create table outgoing_message (
  account_id uuid not null references account (id) on delete cascade,
  run_id uuid not null,
  step text not null,
  channel text not null check (channel in ('copy', 'mail')),
  -- Whom it goes to; null where nobody of the ranks and roles is there.
  contact_id uuid,
  -- The person, who may be a contact of several customers: no more messages a week than the rules say.
  person_id uuid,
  -- `handed` to who sends it by hand; mail waits as `queued`.
  state text not null default 'handed' check (state in ('handed', 'queued', 'sent', 'failed')),
  made_on date not null,
  primary key (account_id, run_id, step)
);
create index outgoing_message_person_idx on outgoing_message (person_id, made_on);
