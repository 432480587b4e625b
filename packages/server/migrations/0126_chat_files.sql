-- Pictures, files and voice of chats: fetched from the platform after their message was taken in.
create table channel_file (
  hook_id uuid not null,
  message_id text not null,
  seq int not null,
  kind text not null check (kind in ('image', 'voice', 'video', 'file')),
  name text,
  -- By what the platform hands it out.
  sealed_source text not null,
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'failed')),
  attempts int not null default 0,
  next_at timestamptz not null,
  error text,
  primary key (hook_id, message_id, seq),
  foreign key (hook_id, message_id) references channel_message (hook_id, message_id) on delete cascade
);
create index channel_file_due_idx on channel_file (next_at) where state = 'waiting';
