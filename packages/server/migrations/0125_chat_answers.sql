-- Answers go back into the chat that was asked in.
alter table channel_hook
  -- Since when they do; null: they are only written down here.
  add column answers_since timestamptz,
  -- What the platform gave us to speak with, and how long it holds.
  add column sealed_token text,
  add column token_until timestamptz;
alter table channel_message
  -- What was said by it: words that move to another request take their chat along.
  add column entry_id uuid,
  -- How the platform wants it answered, where that is not known by the chat alone.
  add column sealed_way text,
  add foreign key (request_id, entry_id) references request_entry (request_id, id) on update cascade on delete cascade;
drop index channel_message_request_idx;
create index channel_message_request_idx on channel_message (request_id, entry_id);

alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('mail', 'robot', 'webhook', 'chat'));
