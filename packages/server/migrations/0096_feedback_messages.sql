-- What the issue tracker told us, by the id of the message: the same one twice is done once.
create table feedback_message (
  id text primary key,
  received_at timestamptz not null,
  key text not null,
  state text not null,
  outcome text not null check (outcome in ('moved', 'unchanged', 'not_now', 'unknown_key', 'unknown_state')),
  item_id uuid references feedback_item (id) on delete set null
);
create index feedback_message_received_idx on feedback_message (received_at desc, id desc);
