-- A mail of a play goes out by itself, or is called off before it went; why it could not is kept after the queue has forgotten it.
alter table outgoing_message drop constraint outgoing_message_state_check,
  add constraint outgoing_message_state_check check (state in ('handed', 'queued', 'sent', 'failed', 'called_off')),
  add column error text,
  add column ended_at timestamptz;
create index outgoing_message_open_idx on outgoing_message (run_id) where channel = 'mail' and state in ('queued', 'failed');
