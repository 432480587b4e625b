-- Where chats and other programs hand in what customers write.
create table channel_hook (
  id uuid primary key,
  name text not null unique,
  -- How it signs and speaks.
  kind text not null check (kind in ('wecom', 'wechat', 'dingtalk', 'feishu', 'signed')),
  -- As what its requests count.
  channel text not null,
  enabled boolean not null,
  product_id uuid references product (id),
  -- Of its path.
  secret_hash bytea not null unique,
  -- What it signs and encrypts with.
  sealed_secrets text not null,
  heard_at timestamptz
);

-- Each message once, and which request its chat goes on with.
create table channel_message (
  hook_id uuid not null references channel_hook (id) on delete cascade,
  message_id text not null,
  thread text not null,
  request_id uuid not null references service_request (id) on delete cascade,
  at timestamptz not null,
  primary key (hook_id, message_id)
);
create index channel_message_thread_idx on channel_message (hook_id, thread, at desc);
create index channel_message_request_idx on channel_message (request_id);
