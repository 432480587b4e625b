-- Mail that customers write: where it is taken from, each as it came, and which request it belongs to.
create table mailbox (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('imap', 'hook')),
  enabled boolean not null,
  -- What people write to; mail that comes from it is our own.
  address text not null,
  host text,
  port integer,
  security text check (security in ('tls', 'starttls', 'none')),
  user_name text,
  sealed_password text,
  folder text,
  -- Of the path that a mail service posts to.
  secret_hash bytea unique,
  -- What arrived earlier is left where it is.
  since timestamptz not null,
  -- The last mail that was taken, in the numbering of the server's folder.
  uid_validity bigint,
  last_uid bigint not null default 0,
  asked_at timestamptz,
  error text,
  check ((kind = 'imap') = (host is not null and port is not null and security is not null and user_name is not null and folder is not null)),
  check ((kind = 'hook') = (secret_hash is not null))
);

create table inbound_mail (
  id uuid primary key,
  -- Null once that mailbox is removed.
  mailbox_id uuid references mailbox (id) on delete set null,
  -- Of what is the same in every copy of a mail: a mail is kept once, whichever way and however often it comes.
  digest bytea not null unique,
  message_id text,
  from_address text,
  from_name text,
  subject text,
  bytes bigint not null,
  -- As it came; of one that is too large its beginning. Forgotten some time after it ended.
  raw bytea,
  state text not null default 'received' check (state in ('received', 'handled', 'ignored', 'refused', 'failed')),
  reason text,
  error text,
  -- Somebody asked for it to be handled, whatever would keep it from that.
  insisted boolean not null default false,
  request_id uuid,
  attempts integer not null default 0,
  -- When it is handled; while it is, when it is taken up again should that never end.
  next_at timestamptz not null,
  received_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'received') = (ended_at is null))
);
create index inbound_mail_due_idx on inbound_mail (next_at) where state = 'received';
create index inbound_mail_list_idx on inbound_mail (received_at desc, id desc);
create index inbound_mail_state_idx on inbound_mail (state, received_at desc, id desc);
create index inbound_mail_sender_idx on inbound_mail (from_address, received_at);
create index inbound_mail_mailbox_idx on inbound_mail (mailbox_id, state);
create index inbound_mail_kept_idx on inbound_mail (ended_at) where raw is not null;

-- Mails of a request by their Message-ID, theirs and ours: an answer names one of them.
create table mail_thread (
  message_id text primary key,
  request_id uuid not null,
  -- Of theirs: who wrote it, and to which mailbox. Of ours: what of the request it says.
  address text,
  mailbox_id uuid references mailbox (id) on delete set null,
  entry_id uuid unique,
  at timestamptz not null
);
create index mail_thread_request_idx on mail_thread (request_id, at);

-- Who wrote, by their address; whose people write from a domain.
create index contact_mail_idx on contact (lower(btrim(email))) where email is not null;
create index contact_mails_idx on contact using gin ((channels -> 'mails') jsonb_path_ops) where channels ? 'mails';
create index contact_domain_idx on contact (split_part(lower(btrim(email)), '@', 2)) where email is not null;
